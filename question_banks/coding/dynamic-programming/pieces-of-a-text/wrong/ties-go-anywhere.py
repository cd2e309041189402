def tokenise(text, costs, unknown):
    best = [(0, [])]
    for stop in range(1, len(text) + 1):
        cheapest = None
        for start in range(stop - 1, max(-1, stop - 17), -1):
            piece = text[start:stop]
            if piece in costs or start == stop - 1:
                total = best[start][0] + costs.get(piece, unknown)
                if cheapest is None or total < cheapest[0]:
                    cheapest = (total, [*best[start][1], piece])
        best.append(cheapest)
    return best[-1][1]
