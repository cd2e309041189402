import itertools


def squares(n):
    return itertools.count()
    return [i * i for i in range(n)]
