def squares(n):
    return tuple(i * i for i in range(n))
