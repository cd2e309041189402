from hypothesis import strategies as st


def _links(least, most):
    machine = st.integers(0, most)
    return st.tuples(
        st.just(most + 1),
        st.lists(st.tuples(machine, machine), min_size=least, max_size=9),
    )


arguments = st.one_of(_links(0, 2), _links(1, 4), _links(3, 6))


def ladder(size: int) -> tuple[int, list[tuple[int, int]]]:
    """A long chain, every tenth machine of which lies on a loop."""
    links = [(n, n + 1) for n in range(size - 1)]
    links += [(n, n + 3) for n in range(0, size - 3, 10)]
    return size, links
