import numpy as np
from hypothesis import strategies as st


@st.composite
def problems(draw):
    """A few rows with both classes, often separable or repeated."""
    n, d = draw(st.integers(2, 8)), draw(st.integers(0, 2))
    size = draw(st.sampled_from([0.5, 1.0, 3.0]))
    cells = st.integers(-4, 4)
    values = draw(st.lists(cells, min_size=n * d, max_size=n * d))
    x = np.array(values, "float64").reshape(n, d) * size
    labels = draw(st.lists(st.integers(0, 1), min_size=n, max_size=n))
    y = np.array([0, 1, *labels[2:]], "int64")
    return x, y, draw(st.sampled_from([0.01, 0.5, 1.0, 30.0]))


arguments = problems()


def ladder(size: int) -> tuple[np.ndarray, np.ndarray, float]:
    """So many rows of three features."""
    x = np.arange(size * 3) * 7919 % 101 / 50 - 1
    y = np.arange(size) % 3 % 2
    return x.reshape(size, 3), y, 1.0
