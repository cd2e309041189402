import numpy as np


def mean_squared_error(y, p):
    for values in (y, p):
        if values.shape not in {(values.size,), (values.size, 1)}:
            raise ValueError("shape")
    y, p = y.reshape(-1), p.reshape(-1)
    if len(y) != len(p) or len(y) == 0:
        raise ValueError("y and p differ in length")
    return float(np.mean((y - p).astype("float64") ** 2))
