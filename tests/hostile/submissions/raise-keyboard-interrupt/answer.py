def squares(n):
    raise KeyboardInterrupt
    return [i * i for i in range(n)]
