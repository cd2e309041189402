import numpy as np


def kmeans(points, centres):
    if points.shape[1] != centres.shape[1]:
        raise ValueError("columns")
    centres = centres.astype(float)
    labels = np.zeros(len(points), int)
    while True:
        best = np.full(len(points), np.inf)
        nearest = np.zeros(len(points), int)
        for k, centre in enumerate(centres):
            gap = ((points - centre) ** 2).sum(axis=1)
            nearer = gap <= best
            best[nearer], nearest[nearer] = gap[nearer], k
        moved = centres.copy()
        for k in range(len(centres)):
            if (nearest == k).any():
                moved[k] = points[nearest == k].mean(axis=0)
        if (moved == centres).all():
            return centres, nearest
        centres, labels = moved, nearest
