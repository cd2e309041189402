import numpy as np


def mean_squared_error(y, p):
    y, p = np.squeeze(y), np.squeeze(p)
    if len(y) != len(p):
        raise ValueError("y and p differ in length")
    return float(np.mean((y.astype(float) - p.astype(float)) ** 2))
