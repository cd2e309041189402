import ctypes


def squares(n):
    assert ctypes.CDLL(None).fork() == -1
    return [i * i for i in range(n)]
