from functools import cache


def tokenise(text, costs, unknown):
    @cache
    def best(start):
        if start == len(text):
            return 0, 0, 0
        ways = []
        for stop in range(start + 1, min(len(text), start + 16) + 1):
            piece = text[start:stop]
            if piece in costs or stop == start + 1:
                total, count, _ = best(stop)
                price = costs.get(piece, unknown)
                ways.append((total + price, count + 1, stop))
        return min(ways)

    pieces = []
    start = 0
    while start < len(text):
        stop = best(start)[2]
        pieces.append(text[start:stop])
        start = stop
    return pieces
