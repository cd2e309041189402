import numpy as np


class Tagged(np.ndarray):
    pass


def double(a):
    return (a * 2).view(Tagged)
