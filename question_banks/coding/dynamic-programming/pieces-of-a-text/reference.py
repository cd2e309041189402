def tokenise(
    text: str, costs: dict[str, int], unknown: int
) -> list[str]:
    """Return the cheapest pieces of the text, and few of them."""
    longest = max(map(len, costs), default=1)
    # For each length: cost, number of pieces, start of the last one.
    best = [(0, 0, 0)]
    for stop in range(1, len(text) + 1):
        ways = []
        for start in range(max(0, stop - longest), stop):
            piece = text[start:stop]
            if piece in costs:
                price = costs[piece]
            elif len(piece) == 1:
                price = unknown
            else:
                continue
            total, count, _ = best[start]
            ways.append((total + price, count + 1, start))
        best.append(min(ways))
    pieces = []
    stop = len(text)
    while stop > 0:
        start = best[stop][2]
        pieces.append(text[start:stop])
        stop = start
    return pieces[::-1]
