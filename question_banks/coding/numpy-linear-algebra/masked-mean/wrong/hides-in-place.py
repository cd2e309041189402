import numpy as np


def masked_mean(x, mask, axis):
    if mask.shape != x.shape:
        raise ValueError("shape")
    x[~mask] = 0
    total, count = np.sum(x, axis=axis), np.sum(mask, axis=axis)
    mean = np.full(np.shape(total), np.nan)
    np.divide(total, count, out=mean, where=count > 0)
    return mean
