import warnings

import numpy as np


def kmeans(points, centres):
    if points.shape[1] != centres.shape[1]:
        raise ValueError("columns")
    centres = centres.astype(float)
    labels = None
    warnings.simplefilter("ignore")
    for _ in range(1000):
        away = points[:, None] - centres
        nearest = (away**2).sum(axis=2).argmin(axis=1)
        if labels is not None and (nearest == labels).all():
            break
        labels = nearest
        for k in range(len(centres)):
            centres[k] = points[labels == k].mean(axis=0)
    return centres, labels
