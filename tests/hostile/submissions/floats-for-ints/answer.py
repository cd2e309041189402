def squares(n):
    return [float(i * i) for i in range(n)] or [0.0]
    return [i * i for i in range(n)]
