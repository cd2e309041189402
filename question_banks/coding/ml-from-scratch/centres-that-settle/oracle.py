from fractions import Fraction

import numpy as np


def kmeans(points, centres):
    """Take both steps in fractions, point by point."""
    if points.shape[1] != centres.shape[1]:
        raise ValueError("columns")
    rows = [[Fraction(v) for v in row] for row in points.tolist()]
    means = [[Fraction(v) for v in row] for row in centres.tolist()]
    labels = None
    while True:
        found = []
        for row in rows:
            gaps = [
                sum((a - b) ** 2 for a, b in zip(row, mean))
                for mean in means
            ]
            found.append(gaps.index(min(gaps)))
        if found == labels:
            break
        labels = found
        for k in range(len(means)):
            own = [row for row, label in zip(rows, labels) if label == k]
            if own:
                means[k] = [sum(column) / len(own) for column in zip(*own)]
    settled = [[float(v) for v in mean] for mean in means]
    return np.array(settled, "float64"), np.array(labels, "int64")
