import numpy as np


def kmeans(points, centres):
    if points.shape[1] != centres.shape[1]:
        raise ValueError("columns")
    centres = centres.astype(float)
    labels = np.full(len(points), -1)
    while True:
        changed = False
        for i, point in enumerate(points):
            k = ((point - centres) ** 2).sum(axis=1).argmin()
            if labels[i] != k:
                labels[i] = k
                changed = True
        if not changed:
            return centres, labels
        for k in range(len(centres)):
            if (labels == k).any():
                centres[k] = points[labels == k].mean(axis=0)
