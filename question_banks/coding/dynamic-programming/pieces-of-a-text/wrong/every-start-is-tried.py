def tokenise(text, costs, unknown):
    best = [(0, 0, 0)]
    for stop in range(1, len(text) + 1):
        ways = []
        for start in range(stop):
            piece = text[start:stop]
            if piece in costs or start == stop - 1:
                total, count, _ = best[start]
                price = costs.get(piece, unknown)
                ways.append((total + price, count + 1, start))
        best.append(min(ways))
    pieces = []
    stop = len(text)
    while stop:
        start = best[stop][2]
        pieces.append(text[start:stop])
        stop = start
    return pieces[::-1]
