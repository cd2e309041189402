def shuffle(a):
    nested = []
    for _ in range(140):
        nested = [nested]
    return nested
