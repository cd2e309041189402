import numpy as np
from hypothesis import strategies as st


@st.composite
def tables(draw):
    """Two tables with equally many columns, often with equal rows."""
    n, m, d = (draw(st.integers(0, 4)) for _ in range(3))
    cells = st.integers(-9, 9) | st.sampled_from([0.25, 1e3, 255.0])
    made = []
    for rows in (n, m):
        values = draw(st.lists(cells, min_size=rows * d, max_size=rows * d))
        made.append(np.array(values, "float64").reshape(rows, d))
    return tuple(made)


arguments = tables()


def ladder(size: int) -> tuple[np.ndarray, np.ndarray]:
    """So many rows on both sides, with 128 columns."""
    cells = np.arange(128.0 * size).reshape(size, 128) % 97
    return cells, cells[::-1].copy()
