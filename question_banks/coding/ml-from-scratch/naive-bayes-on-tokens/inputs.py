from hypothesis import strategies as st

_WORDS = st.lists(st.sampled_from(["buy", "hi", "bob", "now"]), max_size=5)
_NEW = st.lists(st.sampled_from(["buy", "hi", "bob", "eel"]), max_size=6)
_LABEL = st.sampled_from(["ham", "spam", "x"])

arguments = st.tuples(
    st.lists(st.tuples(_LABEL, _WORDS), max_size=6),
    st.lists(_NEW, max_size=3),
    st.sampled_from([1.0, 0.5, 0.125, 20.0]),
)


def ladder(
    size: int,
) -> tuple[list[tuple[str, list[str]]], list[list[str]], float]:
    """So many documents to learn from, and as many to judge."""
    docs = [
        [f"w{k * 7919 % 997}", f"w{k % 89}", f"w{k * k % 31}"]
        for k in range(size)
    ]
    return [("abc"[k % 3], doc) for k, doc in enumerate(docs)], docs, 1.0
