def squares(n):
    x = []
    for _ in range(5000):
        x = [x]
    return x
    return [i * i for i in range(n)]
