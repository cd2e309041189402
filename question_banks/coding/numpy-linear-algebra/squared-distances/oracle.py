from fractions import Fraction

import numpy as np


def squared_distances(a, b):
    """Sum the squares of one pair at a time, in fractions."""
    if a.ndim != 2 or b.ndim != 2 or a.shape[1] != b.shape[1]:
        raise ValueError("shape")
    left, right = (
        [[Fraction(cell) for cell in row] for row in table.tolist()]
        for table in (a, b)
    )
    found = [
        float(sum((x - y) ** 2 for x, y in zip(one, other)))
        for one in left
        for other in right
    ]
    return np.array(found, "float64").reshape(len(a), len(b))
