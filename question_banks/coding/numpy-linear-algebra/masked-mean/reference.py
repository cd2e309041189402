import numpy as np


def masked_mean(
    x: np.ndarray, mask: np.ndarray, axis: int
) -> np.ndarray:
    """Return the mean along an axis of the numbers that count."""
    if mask.shape != x.shape or not -x.ndim <= axis < x.ndim:
        raise ValueError("the mask needs the shape of x, x the axis")
    total = np.sum(np.where(mask, x, 0.0), axis=axis)
    count = np.sum(mask, axis=axis)
    mean = np.full(np.shape(total), np.nan)
    np.divide(total, count, out=mean, where=count > 0)
    return mean
