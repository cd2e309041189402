class Whole(int):
    pass


def squares(n):
    return [Whole(i * i) for i in range(n)]
