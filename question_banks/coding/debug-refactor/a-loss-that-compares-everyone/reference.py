import numpy as np


def mean_squared_error(y: np.ndarray, p: np.ndarray) -> float:
    """Return the mean of the squared differences, row by row.

    Targets `y` and predictions `p` have the shape (n,) or (n, 1), not
    necessarily both the same. Other shapes, different lengths and
    empty arrays raise ValueError. The arrays are not changed.
    """
    y, p = column(y), column(p)
    if len(y) != len(p):
        raise ValueError("y and p differ in length")
    return float(np.mean((y - p) ** 2))


def column(values: np.ndarray) -> np.ndarray:
    """Return the values as floats of shape (n,)."""
    if values.shape not in {(values.size,), (values.size, 1)}:
        raise ValueError("an array of shape (n,) or (n, 1) is needed")
    if values.size == 0:
        raise ValueError("no rows, no mean")
    return values.reshape(-1).astype("float64")
