import numpy as np


def log_softmax(logits, axis=-1):
    shifted = logits - logits.max(axis=axis, keepdims=True)
    return shifted - np.log(
        np.exp(shifted).sum(axis=axis, keepdims=True)
    )
