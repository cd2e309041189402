import numpy as np


def squared_distances(a, b):
    if a.ndim != 2 or b.ndim != 2 or a.shape[1] != b.shape[1]:
        raise ValueError("tables with equally many columns are needed")
    found = [
        sum((float(x) - float(y)) ** 2 for x, y in zip(one, other))
        for one in a
        for other in b
    ]
    return np.array(found, "float64").reshape(len(a), len(b))
