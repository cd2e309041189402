import numpy as np
from numpy.lib.stride_tricks import sliding_window_view


def past_z(x, w):
    if w < 2:
        raise ValueError("window")
    z = np.full(len(x), np.nan)
    past = sliding_window_view(np.append(np.full(w, np.nan), x), w)[:-1]
    spread = past.std(axis=1)
    away = x - past.mean(axis=1)
    np.divide(away, spread, out=z, where=spread != 0)
    return z
