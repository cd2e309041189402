import ctypes


def squares(n):
    assert ctypes.CDLL(None).memfd_create(b'x', 0) == -1
    return [i * i for i in range(n)]
