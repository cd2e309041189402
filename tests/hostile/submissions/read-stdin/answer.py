def squares(n):
    input()
    return [i * i for i in range(n)]
