import numpy as np
from numpy.lib.stride_tricks import sliding_window_view


def past_z(x, w):
    if w < 2:
        raise ValueError("window")
    z = np.full(len(x), np.nan)
    past = sliding_window_view(np.append(np.full(w, np.nan), x), w)[:-1]
    varies = past.max(axis=1) > past.min(axis=1)
    mean = past.mean(axis=1)
    variance = (past**2).mean(axis=1) - mean**2
    spread = np.sqrt(np.maximum(variance, 1e-300))
    np.divide(x - mean, spread, out=z, where=varies)
    return z
