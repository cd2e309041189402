def squares(n):
    while True:
        pass
    return [i * i for i in range(n)]
