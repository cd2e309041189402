import numpy as np


def kmeans(points, centres):
    if points.shape[1] != centres.shape[1]:
        raise ValueError("columns")
    centres = centres.astype(float)
    labels = None
    for _ in range(50):
        nearest = []
        groups = [[] for _ in centres]
        for point in points:
            k = int(((point - centres) ** 2).sum(axis=1).argmin())
            nearest.append(k)
            groups[k].append(point)
            centres[k] = np.mean(groups[k], axis=0)
        if nearest == labels:
            break
        labels = nearest
    return centres, np.array(labels)
