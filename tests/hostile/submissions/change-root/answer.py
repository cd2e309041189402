import os


def squares(n):
    os.chroot('@HOME@')
    return [i * i for i in range(n)]
