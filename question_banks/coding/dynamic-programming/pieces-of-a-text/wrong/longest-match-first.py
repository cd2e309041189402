def tokenise(text, costs, unknown):
    pieces = []
    start = 0
    while start < len(text):
        stop = min(len(text), start + 16)
        while stop > start + 1 and text[start:stop] not in costs:
            stop -= 1
        pieces.append(text[start:stop])
        start = stop
    return pieces
