def squares(n):
    print('\x1b[2J\x1b]0;title\x07')
    return [i * i for i in range(n)]
