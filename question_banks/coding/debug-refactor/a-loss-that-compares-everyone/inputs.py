import numpy as np
from hypothesis import strategies as st


@st.composite
def pairs(draw):
    """Two arrays of the same length in all shapes and dtypes."""
    n = draw(st.integers(1, 5))
    made = []
    for _ in range(2):
        dtype = draw(st.sampled_from(["float64", "int64", "uint8"]))
        low = 0 if dtype == "uint8" else -200
        values = draw(
            st.lists(st.integers(low, 255), min_size=n, max_size=n)
        )
        shape = draw(st.sampled_from([(n,), (n, 1)]))
        made.append(np.array(values, dtype).reshape(shape))
    return tuple(made)


arguments = pairs()


def ladder(size: int) -> tuple[np.ndarray, np.ndarray]:
    """So many rows, one array flat and one a column."""
    values = np.arange(size) % 251
    return values.astype("uint8"), values[::-1].reshape(size, 1).copy()
