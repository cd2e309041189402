import numpy as np
from hypothesis import strategies as st


@st.composite
def readings(draw):
    """A series around some level, with repeats and gaps, and a window."""
    level = draw(st.sampled_from([0.0, 0.1, -40.0, 999_990.0]))
    step = draw(st.sampled_from([0.01, 0.1, 1.0]))
    kinds = st.sampled_from([0, 0, 0, 1, 2, 9, None])
    drawn = draw(st.lists(kinds, max_size=14))
    x = [np.nan if k is None else level + step * k for k in drawn]
    return np.array(x, "float64"), draw(st.integers(2, 4))


arguments = readings()


def ladder(size: int) -> tuple[np.ndarray, int]:
    """So many readings around a thousand, and a window of 5."""
    return 1000 + np.arange(size) * 7919 % 1009 / 10, 5
