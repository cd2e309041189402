import os


def squares(n):
    os.mkdir('@HOME@/folder')
    return [i * i for i in range(n)]
