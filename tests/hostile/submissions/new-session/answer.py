import os


def squares(n):
    os.setsid()
    return [i * i for i in range(n)]
