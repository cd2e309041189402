from functools import lru_cache


@lru_cache(maxsize=None)
def square(i):
    return i * i


def squares(n):
    return [square(i) for i in range(n)]
