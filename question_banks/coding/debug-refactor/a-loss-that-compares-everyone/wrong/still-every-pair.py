import numpy as np


def mean_squared_error(y, p):
    if len(y) != len(p) or len(y) == 0:
        raise ValueError("y and p differ in length")
    return float(np.mean((y.astype(float) - p.astype(float)) ** 2))
