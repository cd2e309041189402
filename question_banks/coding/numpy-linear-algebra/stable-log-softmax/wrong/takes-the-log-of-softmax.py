import numpy as np


def log_softmax(logits, axis=-1):
    top = logits.max(axis=axis, keepdims=True)
    powers = np.exp(logits - np.where(np.isneginf(top), 0.0, top))
    total = powers.sum(axis=axis, keepdims=True)
    return np.log(powers / np.where(total == 0, 1.0, total))
