import numpy as np


def assign(points: np.ndarray, centres: np.ndarray) -> np.ndarray:
    """Return the index of each point's nearest centre."""
    away = points[:, None] - centres
    return np.sum(away**2, axis=2).argmin(axis=1)


def kmeans(
    points: np.ndarray, centres: np.ndarray
) -> tuple[np.ndarray, np.ndarray]:
    """Return the settled centres, and each point's centre."""
    if points.shape[1] != centres.shape[1]:
        raise ValueError("points and centres differ in columns")
    centres = centres.astype("float64")
    labels = assign(points, centres)
    while True:
        for index in range(len(centres)):
            own = points[labels == index]
            if len(own):
                centres[index] = own.mean(axis=0)
        nearest = assign(points, centres)
        if (nearest == labels).all():
            return centres, labels
        labels = nearest
