from hypothesis import strategies as st

_job = st.tuples(
    st.integers(0, 12), st.integers(0, 5), st.integers(1, 3)
).map(lambda job: (job[0], job[0] + job[1], job[2]))

_backwards = st.tuples(
    st.integers(1, 9), st.integers(0, 9), st.just(1)
)

arguments = st.tuples(
    st.one_of(
        st.lists(_job, max_size=10),
        st.lists(_job, max_size=5),
        st.lists(_job | _backwards, max_size=3),
    )
)


def ladder(size: int) -> tuple[list[tuple[int, int, int]]]:
    """Start all jobs before the first of them stops."""
    return (
        [
            (
                step * 7919 % size,
                50_000 + step * 104_729 % size,
                1 + step % 8,
            )
            for step in range(size)
        ],
    )
