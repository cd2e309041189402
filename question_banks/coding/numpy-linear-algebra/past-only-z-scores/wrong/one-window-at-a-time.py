import numpy as np


def past_z(x, w):
    if w < 2:
        raise ValueError("window")
    z = np.full(len(x), np.nan)
    for t in range(w, len(x)):
        past = x[t - w : t]
        if past.max() > past.min():
            z[t] = (x[t] - past.mean()) / past.std()
    return z
