import ctypes


def squares(n):
    ctypes.string_at(0)
    return [i * i for i in range(n)]
