import os


def squares(n):
    os.scandir('/')
    return [i * i for i in range(n)]
