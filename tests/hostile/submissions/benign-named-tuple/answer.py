from collections import namedtuple
from typing import NamedTuple

Pair = namedtuple('Pair', 'root area')


class Other(NamedTuple):
    root: int


def squares(n):
    return [Pair(i, i * i).area for i in range(n)]
