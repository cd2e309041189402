import numpy as np
from numpy.lib.stride_tricks import sliding_window_view


def past_z(x, w):
    if w < 2:
        raise ValueError("a window holds two readings or more")
    z = np.full(len(x), np.nan)
    if len(x) <= w:
        return z
    gap = np.isnan(x)
    if gap.all():
        return z
    centred = np.where(gap, 0.0, x - np.nanmean(x))

    def running_mean(values):
        sums = np.concatenate([[0.0], np.cumsum(values)])
        return (sums[w:-1] - sums[: -w - 1]) / w

    mean = running_mean(centred)
    variance = running_mean(centred**2) - mean**2
    past = sliding_window_view(x, w)[:-1]
    varies = (past.max(axis=1) > past.min(axis=1)) & ~gap[w:]
    away = centred[w:] - mean
    deviation = np.sqrt(np.maximum(variance, 1e-12))
    np.divide(away, deviation, out=z[w:], where=varies)
    return z
