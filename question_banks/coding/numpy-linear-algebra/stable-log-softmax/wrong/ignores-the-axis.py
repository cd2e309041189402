import numpy as np


def log_softmax(logits, axis=-1):
    top = logits.max(axis=-1, keepdims=True)
    masked = np.isneginf(top)
    shifted = logits - np.where(masked, 0.0, top)
    total = np.exp(shifted).sum(axis=-1, keepdims=True)
    return shifted - np.log(np.where(masked, 1.0, total))
