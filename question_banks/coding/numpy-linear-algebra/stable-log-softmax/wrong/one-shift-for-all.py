import numpy as np


def log_softmax(logits, axis=-1):
    top = logits.max()
    shifted = logits - (0.0 if np.isneginf(top) else top)
    total = np.exp(shifted).sum(axis=axis, keepdims=True)
    masked = np.isneginf(logits).all(axis=axis, keepdims=True)
    return shifted - np.log(np.where(masked, 1.0, total))
