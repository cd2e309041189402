import time


def squares(n):
    time.sleep(10**6)
    return [i * i for i in range(n)]
