def squares(n):
    return [i * i == 1 if i < 2 else i * i for i in range(n)]
    return [i * i for i in range(n)]
