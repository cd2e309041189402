import numpy as np


def masked_mean(x, mask, axis):
    mask = np.broadcast_to(mask, x.shape)
    total = np.sum(np.where(mask, x, 0.0), axis=axis)
    count = np.sum(mask, axis=axis)
    mean = np.full(np.shape(total), np.nan)
    np.divide(total, count, out=mean, where=count > 0)
    return mean
