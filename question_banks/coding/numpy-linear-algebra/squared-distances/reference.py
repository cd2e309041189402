import numpy as np


def squared_distances(a: np.ndarray, b: np.ndarray) -> np.ndarray:
    """Return the squared distances between rows of a and rows of b."""
    if a.ndim != 2 or b.ndim != 2 or a.shape[1] != b.shape[1]:
        raise ValueError("tables with equally many columns are needed")
    origin = a[:1].astype("float64").sum(axis=0)
    a, b = a - origin, b - origin
    squares_a = np.sum(a * a, axis=1)[:, None]
    squares_b = np.sum(b * b, axis=1)
    return squares_a + squares_b - 2 * (a @ b.T)
