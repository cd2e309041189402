from hypothesis import strategies as st

_PATH = st.lists(
    st.sampled_from(["a", "b", "ab"]), min_size=1, max_size=4
).map("/".join)

arguments = st.tuples(
    st.dictionaries(
        _PATH | st.just(""),
        st.sampled_from(["ana", "ben", "cem", None]),
        max_size=7,
    ),
    st.lists(_PATH, max_size=6),
)


def ladder(size: int) -> tuple[dict[str, str], list[str]]:
    """Rules at several depths, and as many paths below them."""
    folders = [
        "/".join(["lake", f"d{n % 7}", f"e{n}", "f", "g"][: 3 + n % 3])
        for n in range(size)
    ]
    rules = {folder: f"team {n % 50}" for n, folder in enumerate(folders)}
    return rules, [f"{folder}/x/y" for folder in folders]
