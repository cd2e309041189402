def check(args, expected, got) -> bool | str:
    """Hold the pieces against the text, and their cost against the least."""
    text, costs, unknown = args
    if not isinstance(got, (list, tuple)):
        return "this is no list of pieces"
    if not all(isinstance(piece, str) and piece for piece in got):
        return "a piece is no text, or empty"
    if "".join(got) != text:
        return "the pieces do not join up to the text"
    for piece in got:
        if piece not in costs and len(piece) > 1:
            return f"{piece!r} is not among the known pieces"

    def cost(pieces):
        return sum(costs.get(piece, unknown) for piece in pieces)

    if cost(got) > cost(expected):
        return f"cost {cost(got)}, and {cost(expected)} is possible"
    if len(got) > len(expected):
        return f"{len(got)} pieces, and {len(expected)} cost as little"
    return True
