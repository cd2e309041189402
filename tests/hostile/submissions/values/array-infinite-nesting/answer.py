import numpy as np


def double(a):
    loop = np.empty(1, dtype=object)
    loop[0] = loop
    return loop
