import numpy as np


def masked_mean(x, mask, axis):
    if mask.shape != x.shape:
        raise ValueError("shape")
    total = np.sum(np.where(mask, x, 0.0), axis=axis)
    return total / np.maximum(np.sum(mask, axis=axis), 1)
