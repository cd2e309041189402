from hypothesis import strategies as st


@st.composite
def tables(draw):
    """A few rows on a coarse grid, with twins and ties, and some k."""
    width = draw(st.integers(1, 3))
    size = draw(st.integers(0, 9))
    cell = draw(
        st.sampled_from([st.integers(-2, 2), st.integers(-1000, 1000)])
    )
    row = st.lists(cell, min_size=width, max_size=width)
    rows = draw(st.lists(row, min_size=size, max_size=size))
    letters = st.sampled_from(["a", "b", "b", "c"])
    labels = draw(st.lists(letters, min_size=size, max_size=size))
    return rows, labels, draw(st.integers(0, max(size, 1)))


arguments = tables()


def ladder(size: int) -> tuple[list[list[int]], list[str], int]:
    """So many rows of three numbers, scrambled, and three voters."""
    rows = [
        [k * 7919 % 1009, k * 31 % 977, k * k % 101] for k in range(size)
    ]
    return rows, [f"l{k % 5}" for k in range(size)], 3
