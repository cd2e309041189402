import numpy as np


def masked_mean(
    x: np.ndarray, mask: np.ndarray, axis: int
) -> np.ndarray:
    """Return the mean along an axis of the numbers that count."""
    return np.mean(x, axis=axis)
