import numpy as np


def squares(n):
    return [np.int64(i) ** 2 for i in range(n)]
