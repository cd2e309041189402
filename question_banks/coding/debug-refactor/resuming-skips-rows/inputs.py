from hypothesis import strategies as st


@st.composite
def uses(draw):
    """A loader and what a training run with restarts does to it."""
    rows = draw(st.integers(1, 7))
    size, ahead = draw(st.integers(1, 4)), draw(st.integers(1, 3))
    place = st.tuples(st.integers(0, 3), st.integers(0, rows - 1))
    bad = st.sampled_from([(-1, 0), (0, rows), (1, -1)])
    call = st.one_of(
        st.just(("next_batch", ())),
        st.just(("state", ())),
        st.just(("waiting", ())),
        st.tuples(st.just("restore"), st.tuples(place | place | bad)),
    )
    calls = draw(st.lists(call, max_size=10))
    return [("__init__", (rows, size, ahead)), *calls]


arguments = uses()


def ladder(size: int) -> list[tuple]:
    """So many batches, with a state after each."""
    calls = [("next_batch", ()), ("state", ())] * size
    return [("__init__", (1000, 7, 3)), *calls]
