def squares(n):
    import numpy
    return [i * i for i in range(n)]
