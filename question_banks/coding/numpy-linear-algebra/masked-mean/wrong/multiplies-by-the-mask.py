import warnings

import numpy as np


def masked_mean(x, mask, axis):
    if mask.shape != x.shape:
        raise ValueError("shape")
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        return np.asarray(np.sum(x * mask, axis=axis) / np.sum(mask, axis=axis))
