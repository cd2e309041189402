import numpy as np


def kmeans(points, centres):
    if points.shape[1] != centres.shape[1]:
        raise ValueError("columns")
    centres = centres.astype(float)
    for _ in range(10):
        away = points[:, None] - centres
        labels = (away**2).sum(axis=2).argmin(axis=1)
        for k in range(len(centres)):
            if (labels == k).any():
                centres[k] = points[labels == k].mean(axis=0)
    return centres, labels
