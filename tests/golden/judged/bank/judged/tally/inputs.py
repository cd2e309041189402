from hypothesis import strategies as st

_CALL = st.tuples(st.sampled_from(["add", "count"]), st.sampled_from(["a", "b"]).map(lambda word: (word,)))
arguments = st.lists(_CALL, max_size=12).map(lambda calls: [("__init__", ()), *calls])


def ladder(size: int) -> list[tuple[str, tuple[str, ...]]]:
    """Add one word so many times."""
    return [("__init__", ()), *[("add", ("a",))] * size]
