import os


def squares(n):
    os.abort()
    return [i * i for i in range(n)]
