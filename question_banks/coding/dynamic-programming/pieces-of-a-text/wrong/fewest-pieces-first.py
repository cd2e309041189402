def tokenise(text, costs, unknown):
    best = [(0, 0, [])]
    for stop in range(1, len(text) + 1):
        ways = []
        for start in range(max(0, stop - 16), stop):
            piece = text[start:stop]
            if piece in costs or start == stop - 1:
                count, total, pieces = best[start]
                price = costs.get(piece, unknown)
                ways.append((count + 1, total + price, [*pieces, piece]))
        best.append(min(ways))
    return best[-1][2]
