import ctypes


def squares(n):
    assert ctypes.CDLL(None).syscall(85, b'@HOME@/new.txt', 0o600) == -1
    return [i * i for i in range(n)]
