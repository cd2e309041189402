import numpy as np


def masked_mean(x, mask, axis):
    if mask.shape != x.shape or not -x.ndim <= axis < x.ndim:
        raise ValueError("shape")
    total = np.sum(np.where(mask, x, 0.0), axis=-1)
    count = np.sum(mask, axis=-1)
    mean = np.full(np.shape(total), np.nan)
    np.divide(total, count, out=mean, where=count > 0)
    return mean
