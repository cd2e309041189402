import numpy as np


def log_softmax(logits, axis=-1):
    return np.apply_along_axis(one_slice, axis, logits.astype("float64"))


def one_slice(scores):
    top = scores.max()
    if np.isneginf(top):
        return scores
    shifted = scores - top
    with np.errstate(divide="ignore"):
        return shifted - np.log(np.exp(shifted).sum())
