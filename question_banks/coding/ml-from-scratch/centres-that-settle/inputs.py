from fractions import Fraction

import numpy as np
from hypothesis import strategies as st


def is_clear(points: np.ndarray, centres: np.ndarray) -> bool:
    """Tell whether ties occur in the first round alone."""
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
            two = sorted(gaps)[:2]
            close = len(two) == 2 and two[1] - two[0] < Fraction(1, 10**5)
            if labels is not None and close:
                return False
            found.append(gaps.index(min(gaps)))
        if found == labels:
            return True
        labels = found
        for k in range(len(means)):
            own = [row for row, label in zip(rows, labels) if label == k]
            if own:
                means[k] = [sum(column) / len(own) for column in zip(*own)]


@st.composite
def starts(draw):
    """A few points and centres, with ties and lonely centres."""
    n, k = draw(st.integers(1, 9)), draw(st.integers(1, 4))
    d = draw(st.integers(1, 2))
    unit = draw(st.sampled_from([1, 1, 0.25]))
    cell = st.integers(-9, 9)

    def table(rows: int) -> np.ndarray:
        drawn = draw(st.lists(cell, min_size=rows * d, max_size=rows * d))
        return np.array(drawn).reshape(rows, d) * unit

    points, centres = table(n), table(k)
    if draw(st.integers(0, 9)) == 9:
        centres = np.concatenate([centres, centres], axis=1)
    return points, centres


arguments = starts().filter(
    lambda args: args[0].shape[1] != args[1].shape[1] or is_clear(*args)
)


def ladder(size: int) -> tuple[np.ndarray, np.ndarray]:
    """So many points in three heaps, and all centres at one end."""
    steps = np.arange(size)
    points = steps % 3 * 300 + steps * 7919 % 101 / 10
    return points[:, None], np.array([[0], [1], [2]])
