import numpy as np


def masked_mean(x, mask, axis):
    if mask.shape != x.shape:
        raise ValueError("shape")
    return np.mean(np.where(mask, x, 0.0), axis=axis)
