import numpy as np


def squared_distances(a, b):
    if a.ndim != 2 or b.ndim != 2 or a.shape[1] != b.shape[1]:
        raise ValueError("shape")
    a, b = a.astype(float), b.astype(float)
    inner = a @ b.T
    both = np.sum(a * a, 1)[:, None] + np.sum(b * b, 1) - 2 * inner
    return np.sqrt(np.maximum(both, 0))
