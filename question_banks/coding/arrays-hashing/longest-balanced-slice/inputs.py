from hypothesis import strategies as st

_VOTES = st.sampled_from([-1, 0, 1])

arguments = st.one_of(
    st.lists(_VOTES, max_size=60),
    st.lists(st.sampled_from([-1, 1]), max_size=60),
    st.lists(st.sampled_from([1, 1, 1, -1, 0]), max_size=60),
).map(lambda votes: (votes,))


def ladder(size: int) -> tuple[list[int]]:
    """Climb, with no balanced stretch of more than two votes."""
    return ([-1, *(1 for _ in range(size - 1))],)
