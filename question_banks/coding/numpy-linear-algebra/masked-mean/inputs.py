import numpy as np
from hypothesis import strategies as st


@st.composite
def masked(draw):
    """An array with a mask, and one of its axes."""
    shape = tuple(draw(st.lists(st.integers(0, 3), min_size=2, max_size=3)))
    size = int(np.prod(shape))
    cells = st.integers(-9, 9).map(float) | st.sampled_from([0.5, 1e6])
    x = np.array(draw(st.lists(cells, min_size=size, max_size=size)), "float64")
    kept = draw(st.lists(st.booleans(), min_size=size, max_size=size))
    mask = np.array(kept, "bool").reshape(shape)
    x = x.reshape(shape)
    if draw(st.booleans()):
        x[~mask] = draw(st.sampled_from([np.nan, np.inf, -5.0]))
    axis = draw(st.integers(-len(shape), len(shape) - 1))
    return x, mask, axis


arguments = masked()


def ladder(size: int) -> tuple[np.ndarray, np.ndarray, int]:
    """So many rows of eight numbers, every third one hidden."""
    x = np.arange(size * 8.0).reshape(size, 8)
    return x, np.arange(size * 8).reshape(size, 8) % 3 > 0, 1
