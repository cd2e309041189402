import numpy as np


def mean_squared_error(y, p):
    if y.shape != p.shape or y.size == 0:
        raise ValueError("y and p differ in shape")
    if y.ndim > 2 or (y.ndim == 2 and y.shape[1] != 1):
        raise ValueError("shape")
    return float(np.mean((y.astype(float) - p.astype(float)) ** 2))
