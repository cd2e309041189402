def squares(n):
    print([i * i for i in range(n)])
    return None
    return [i * i for i in range(n)]
