"""Feed a data set to a trainer in batches, epoch by epoch."""

import math

import numpy as np


class Batches:
    """Iterate over batches of rows, labels and weights."""

    def __init__(self, rows, labels, size, weights=None, seed=0):
        if len(rows) != len(labels):
            raise ValueError("rows and labels differ in length")
        if size < 1:
            raise ValueError("a batch has at least one row")
        self._rows = rows
        self._labels = labels
        self._size = size
        self._rng = np.random.default_rng(seed)
        if weights is not None:
            self._weights = weights
        else:
            self._weights = np.ones(len(rows))

    def __len__(self):
        """Return the number of batches in an epoch."""
        return math.ceil(len(self._rows) / self._size)

    def __iter__(self):
        """Go through the data once, in a new random order."""
        # One generator for all three arrays keeps them
        # together.
        order = self._rng.permutation(len(self._rows))
        rows, labels = self._rows[order], self._labels[order]
        weights = self._weights[order]
        size = self._size
        for start in range(0, len(rows), size):
            part = slice(start, start + size)
            yield rows[part], labels[part], weights[part]


def standardised(batches, mean, scale):
    """Yield the batches with rows centred and scaled.

    `mean` and `scale` come from the training rows.
    """
    for rows, labels, weights in batches:
        rows -= mean
        rows /= scale
        yield rows, labels, weights


def balanced_weights(labels):
    """Weight rows so that all classes count the same.

    The mean weight is 1 where the classes are equal in size.
    """
    counts = np.bincount(labels)
    per_class = len(labels) / (len(counts) * counts)
    return per_class[labels]
