from fractions import Fraction
from math import isnan, nan, sqrt

import numpy as np


def past_z(x, w):
    """Take each window by itself, in fractions."""
    if w < 2:
        raise ValueError("window")
    readings = [float(value) for value in x]
    z = [nan] * len(readings)
    for t in range(w, len(readings)):
        window = readings[t - w : t]
        if any(map(isnan, readings[t - w : t + 1])):
            continue
        exact = [Fraction(value) for value in window]
        mean = sum(exact) / w
        variance = sum((value - mean) ** 2 for value in exact) / w
        if variance:
            away = float(Fraction(readings[t]) - mean)
            z[t] = away / sqrt(variance)
    return np.array(z, "float64")
