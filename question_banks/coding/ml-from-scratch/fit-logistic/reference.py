import numpy as np


def fit_logistic(
    x: np.ndarray, y: np.ndarray, l2: float
) -> np.ndarray:
    """Return the intercept and the weights of least penalised loss."""
    if l2 <= 0 or y.min() == y.max():
        raise ValueError("a penalty and both classes are needed")
    table = np.insert(x, 0, 1.0, axis=1)
    prices = np.full(x.shape[1] + 1, l2)
    prices[0] = 0.0
    fitted = np.zeros_like(prices)
    while True:
        chance = np.exp(-np.logaddexp(0, -table @ fitted))
        slope = table.T @ (chance - y) + prices * fitted
        spread = chance * (1 - chance)
        curve = table.T * spread @ table + np.diag(prices)
        step = np.linalg.lstsq(curve, slope, rcond=None)[0]
        if np.abs(step).max() < 1e-9:
            return fitted
        fitted = fitted - step / (1 + np.abs(table @ step).max())
