import numpy as np


def running_sums(numbers):
    return np.cumsum(numbers).tolist()
