import numpy as np


def squared_distances(a, b):
    if a.ndim != 2 or b.ndim != 2 or a.shape[1] != b.shape[1]:
        raise ValueError("tables with equally many columns are needed")
    a, b = a.astype("float64"), b.astype("float64")
    both = np.concatenate([a, b])
    if len(both):
        a, b = a - both.mean(axis=0), b - both.mean(axis=0)
    squares_a = np.sum(a * a, axis=1)[:, None]
    squares_b = np.sum(b * b, axis=1)
    return np.maximum(squares_a + squares_b - 2 * (a @ b.T), 0)
