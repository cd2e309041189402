import numpy as np


def squared_distances(a, b):
    """Take the differences of one row at a time."""
    if a.ndim != 2 or b.ndim != 2 or a.shape[1] != b.shape[1]:
        raise ValueError("shape")
    table = np.empty((len(a), len(b)))
    for row in range(len(a)):
        away = b.astype(float) - a[row].astype(float)
        table[row] = [float(np.dot(one, one)) for one in away]
    return table
