from hypothesis import strategies as st

_DAY = st.one_of(
    st.none(), st.integers(0, 3), st.integers(-(10**6), 10**6)
)

arguments = st.tuples(st.lists(_DAY, max_size=40), st.integers(1, 10))


def ladder(size: int) -> tuple[list[int | None], int]:
    """A history with zeros and gaps, and a window of half of it."""
    return [
        None if day % 11 == 5 else day % 7 for day in range(size)
    ], max(1, size // 2)
