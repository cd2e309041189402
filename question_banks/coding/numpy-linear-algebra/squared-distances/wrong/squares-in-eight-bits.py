import numpy as np


def squared_distances(a, b):
    if a.ndim != 2 or b.ndim != 2 or a.shape[1] != b.shape[1]:
        raise ValueError("shape")
    squares_a = np.sum(a * a, axis=1)[:, None].astype(float)
    squares_b = np.sum(b * b, axis=1).astype(float)
    return np.maximum(squares_a + squares_b - 2.0 * (a @ b.T), 0)
