from itertools import accumulate

from hypothesis import strategies as st


def _as_log(steps):
    times = accumulate(pause for pause, _ in steps)
    return [(time, kind) for time, (_, kind) in zip(times, steps)]


_PAUSE = st.sampled_from([0, 1, 1, 2, 9])

arguments = st.tuples(
    st.lists(
        st.tuples(_PAUSE, st.sampled_from("aabbcd")), max_size=18
    ).map(_as_log),
    st.dictionaries(
        st.sampled_from("abc"), st.integers(1, 3), max_size=3
    ),
)


def ladder(size: int) -> tuple[list[tuple[int, str]], dict[str, int]]:
    """Go round many kinds, so that a good clip is long everywhere."""
    kinds = size // 10
    events = [(step, f"kind {step % kinds}") for step in range(size)]
    return events, {f"kind {kind}": 1 for kind in range(kinds)}
