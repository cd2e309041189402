def tokenise(text, costs, unknown):
    best = [(0, 0, [])]
    for stop in range(1, len(text) + 1):
        ways = []
        for start in range(max(0, stop - 16), stop):
            piece = text[start:stop]
            total, count, pieces = best[start]
            if piece in costs:
                ways.append(
                    (total + costs[piece], count + 1, [*pieces, piece])
                )
            if start == stop - 1:
                ways.append((total + unknown, count + 1, [*pieces, piece]))
        best.append(min(ways))
    return best[-1][2]
