from hypothesis import strategies as st


@st.composite
def tables(draw):
    """A small table of bits with some cells unknown."""
    count = draw(st.integers(2, 9))
    width = draw(st.integers(1, 4))
    cell = st.sampled_from([0, 1, None])
    row = st.lists(cell, min_size=width, max_size=width)
    rows = draw(st.lists(row, min_size=count, max_size=count))
    bits = st.integers(0, 1)
    labels = draw(st.lists(bits, min_size=count, max_size=count))
    return rows, labels, draw(st.integers(1, 5))


arguments = tables()


def ladder(size: int) -> tuple[list[list[int | None]], list[int], int]:
    """So many rows of 20 columns, in 5 folds."""
    cells = [0, 1, 1, 0, None, 1, 0]
    rows = [
        [cells[(i * i + 3 * c * i + c) % 7] for c in range(20)]
        for i in range(size)
    ]
    return rows, [i * 5 % 11 % 2 for i in range(size)], 5
