from enum import IntEnum


class Step(IntEnum):
    ONE = 1


def squares(n):
    return [i * i * Step.ONE for i in range(n)]
