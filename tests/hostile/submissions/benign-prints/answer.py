def squares(n):
    print('working on', n)
    return [i * i for i in range(n)]
