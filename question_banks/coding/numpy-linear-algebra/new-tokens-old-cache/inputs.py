import numpy as np
from hypothesis import strategies as st


@st.composite
def caches(draw):
    """A small cache with gaps, and some heads and new tokens."""
    shared = draw(st.integers(1, 3))
    heads = shared * draw(st.integers(1, 3))
    if draw(st.integers(0, 14)) == 14:
        heads += 1
    m = draw(st.integers(1, 5))
    n = draw(st.integers(1, m))
    d, e = draw(st.integers(1, 3)), draw(st.integers(1, 2))
    width = draw(st.sampled_from(["float64", "float64", "float32", "float16"]))
    size = draw(st.sampled_from([0.25, 1.0, 10.0]))

    def table(*shape: int) -> np.ndarray:
        step, start = draw(st.integers(0, 18)), draw(st.integers(0, 18))
        cells = np.arange(np.prod(shape)) * step + start + 9
        return (cells % 19 - 9.0).reshape(shape) * size

    q, k, v = table(heads, n, d), table(shared, m, d), table(shared, m, e)
    drawn = draw(st.lists(st.booleans(), min_size=m, max_size=m))
    valid = np.array(drawn, "bool")
    if draw(st.booleans()):
        k[:, ~valid] = np.nan
        v[:, ~valid] = np.nan
    return q.astype(width), k.astype(width), v.astype(width), valid


arguments = caches()


def ladder(size: int) -> tuple[np.ndarray, ...]:
    """So many new tokens after as many old ones, in two heads."""
    q = np.arange(size * 16) * 7919 % 101 / 50 - 1
    k = np.arange(size * 16) * 31 % 97 / 48 - 1
    v = np.arange(size * 16) * 17 % 89 / 44
    return (
        q.reshape(2, size, 8),
        k.reshape(1, 2 * size, 8),
        v.reshape(1, 2 * size, 8),
        np.arange(2 * size) % 3 > 0,
    )
