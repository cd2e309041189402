import numpy as np


def log_softmax(logits: np.ndarray, axis: int = -1) -> np.ndarray:
    """Return the log of the softmax along an axis.

    -inf marks masked scores.
    """
    with np.errstate(divide="ignore", invalid="ignore"):
        shifted = logits - logits.max(axis=axis, keepdims=True)
        total = np.exp(shifted).sum(axis=axis, keepdims=True)
        result = shifted - np.log(total)
    # A wholly masked slice came out as NaN: -inf minus -inf.
    return np.where(np.isneginf(logits), -np.inf, result)
