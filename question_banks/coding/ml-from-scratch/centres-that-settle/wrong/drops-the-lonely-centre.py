import numpy as np


def kmeans(points, centres):
    if points.shape[1] != centres.shape[1]:
        raise ValueError("columns")
    centres = centres.astype(float)
    labels = None
    while True:
        away = points[:, None] - centres
        nearest = (away**2).sum(axis=2).argmin(axis=1)
        if labels is not None and (nearest == labels).all():
            return centres, labels
        labels = nearest
        centres = np.array(
            [points[labels == k].mean(axis=0) for k in np.unique(labels)]
        )
