import numpy as np
from numpy.linalg import svd


def squares(n):
    svd(np.random.default_rng(0).normal(size=(20, 20)))
    np.fft.fft(np.ones(8))
    return [int(i) for i in np.square(range(n))]
