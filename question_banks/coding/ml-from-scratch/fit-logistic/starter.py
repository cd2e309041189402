import numpy as np


def fit_logistic(
    x: np.ndarray, y: np.ndarray, l2: float
) -> np.ndarray:
    """Return the intercept and the weights of least penalised loss."""
    return np.zeros(x.shape[1] + 1)
