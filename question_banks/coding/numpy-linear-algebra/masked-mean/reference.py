import numpy as np


def masked_mean(
    x: np.ndarray, mask: np.ndarray, axis: int
) -> np.ndarray:
    """Return the mean along an axis of the numbers that count."""
    if mask.shape != x.shape:
        raise ValueError("the mask needs the shape of x")
    total = np.sum(np.where(mask, x, 0.0), axis=axis)
    count = np.sum(mask, axis=axis)
    with np.errstate(invalid="ignore"):
        return total / count
