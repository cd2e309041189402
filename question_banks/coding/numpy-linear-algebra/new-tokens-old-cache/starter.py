import numpy as np


def attend(
    q: np.ndarray, k: np.ndarray, v: np.ndarray, valid: np.ndarray
) -> np.ndarray:
    """Return what the newest tokens gather from the cache."""
    raise NotImplementedError
