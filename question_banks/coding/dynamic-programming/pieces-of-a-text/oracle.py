from itertools import product


def tokenise(text, costs, unknown):
    """Try all ways to cut."""
    best = None
    for cuts in product([False, True], repeat=max(0, len(text) - 1)):
        pieces = list(text[:1])
        for cut, character in zip(cuts, text[1:]):
            if cut:
                pieces.append(character)
            else:
                pieces[-1] += character
        prices = [
            costs.get(p, unknown if len(p) == 1 else None) for p in pieces
        ]
        if None not in prices:
            way = (sum(prices), len(pieces), pieces)
            best = way if best is None else min(best, way)
    return best[2]
