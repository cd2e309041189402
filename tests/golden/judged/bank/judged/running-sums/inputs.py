from hypothesis import strategies as st

arguments = st.tuples(st.lists(st.integers(-9, 9), max_size=20))


def ladder(size: int) -> tuple[list[int]]:
    """So many ones."""
    return ([1] * size,)
