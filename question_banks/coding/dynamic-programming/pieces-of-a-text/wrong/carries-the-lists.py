def tokenise(text, costs, unknown):
    best = [(0, 0, [])]
    for stop in range(1, len(text) + 1):
        found = None
        for start in range(max(0, stop - 16), stop):
            piece = text[start:stop]
            if piece in costs or start == stop - 1:
                total = best[start][0] + costs.get(piece, unknown)
                way = (total, best[start][1] + 1, start)
                if found is None or way < found:
                    found = way
        total, count, start = found
        best.append((total, count, [*best[start][2], text[start:stop]]))
    return best[-1][2]
