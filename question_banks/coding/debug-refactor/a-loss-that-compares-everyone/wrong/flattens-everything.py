import numpy as np


def mean_squared_error(y, p):
    y, p = np.ravel(y).astype(float), np.ravel(p).astype(float)
    if len(y) != len(p) or len(y) == 0:
        raise ValueError("y and p differ in length")
    return float(np.mean((y - p) ** 2))
