import numpy as np


def log_softmax(logits, axis=-1):
    powers = np.exp(logits)
    return np.log(powers / powers.sum(axis=axis, keepdims=True))
