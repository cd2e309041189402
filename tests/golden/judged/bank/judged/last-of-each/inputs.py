from hypothesis import strategies as st

_PAIR = st.tuples(st.sampled_from(["a", "b"]), st.integers(0, 9))
arguments = st.tuples(st.lists(_PAIR, max_size=8))


def ladder(size: int) -> tuple[list[tuple[str, int]]]:
    """So many pairs of one group."""
    return ([("a", 1)] * size,)
