def squares(n):
    return squares(n)
    return [i * i for i in range(n)]
