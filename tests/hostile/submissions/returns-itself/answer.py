def squares(n):
    x = []
    x.append(x)
    return x
    return [i * i for i in range(n)]
