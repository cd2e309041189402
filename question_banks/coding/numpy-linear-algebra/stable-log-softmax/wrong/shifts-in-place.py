import numpy as np


def log_softmax(logits, axis=-1):
    top = logits.max(axis=axis, keepdims=True)
    masked = np.isneginf(top)
    logits -= np.where(masked, 0, top).astype(logits.dtype)
    total = np.exp(logits).sum(axis=axis, keepdims=True)
    return logits - np.log(np.where(masked, 1.0, total))
