import numpy as np
from numpy.lib.stride_tricks import sliding_window_view


def past_z(x, w):
    if w < 2:
        raise ValueError("window")
    z = np.full(len(x), np.nan)
    for t in range(1, len(x)):
        past = x[max(0, t - w) : t]
        if past.max() > past.min():
            z[t] = (x[t] - past.mean()) / past.std()
    return z
