import numpy as np


def squares(n):
    return (np.arange(n) ** 2).tolist()
