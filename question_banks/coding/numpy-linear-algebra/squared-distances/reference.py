import numpy as np


def squared_distances(a: np.ndarray, b: np.ndarray) -> np.ndarray:
    """Return the squared distances between rows of a and rows of b."""
    if a.ndim != 2 or b.ndim != 2 or a.shape[1] != b.shape[1]:
        raise ValueError("tables with equally many columns are needed")
    table = np.empty((len(a), len(b)))
    for row, point in enumerate(a.astype("float64")):
        away = b - point
        table[row] = np.sum(away * away, axis=1)
    return table
