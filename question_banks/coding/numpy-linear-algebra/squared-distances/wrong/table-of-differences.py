import numpy as np


def squared_distances(a, b):
    if a.ndim != 2 or b.ndim != 2 or a.shape[1] != b.shape[1]:
        raise ValueError("shape")
    away = a[:, None, :].astype(float) - b[None, :, :]
    return np.sum(away**2, axis=2)
