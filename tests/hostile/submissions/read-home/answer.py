import os


def squares(n):
    os.listdir('@HOME@')
    return [i * i for i in range(n)]
