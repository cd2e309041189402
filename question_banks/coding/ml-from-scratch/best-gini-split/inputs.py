from hypothesis import strategies as st

_VALUE = st.integers(-3, 3) | st.sampled_from([0.5, 2.25, -1e6, 1e6])

arguments = st.lists(
    st.tuples(_VALUE, st.sampled_from("aab") | st.sampled_from("abcd")),
    max_size=12,
).map(lambda rows: ([v for v, _ in rows], [label for _, label in rows]))


def ladder(size: int) -> tuple[list[float], list[str]]:
    """So many rows, scrambled, every value different, with many labels."""
    x = [k * 7919 % size / 4 for k in range(size)]
    return x, [f"l{k * 31 % (size // 2)}" for k in range(size)]
