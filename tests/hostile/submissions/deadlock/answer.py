import threading


def squares(n):
    lock = threading.Lock()
    lock.acquire()
    lock.acquire()
    return [i * i for i in range(n)]
