import numpy as np
from numpy.lib.stride_tricks import sliding_window_view


def past_z(x, w):
    if w < 2:
        raise ValueError("window")
    z = np.full(len(x), np.nan)
    past = sliding_window_view(np.append(np.full(w, np.nan), x), w)[:-1]
    varies = past.max(axis=1) > past.min(axis=1)
    away = x - past.mean(axis=1)
    np.divide(away, past.std(axis=1, ddof=1), out=z, where=varies)
    return z
