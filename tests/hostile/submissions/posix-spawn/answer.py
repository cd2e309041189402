import os


def squares(n):
    os.posix_spawn('/bin/true', ['true'], {})
    return [i * i for i in range(n)]
