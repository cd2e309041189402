from hypothesis import strategies as st

Call = tuple[str, tuple[object, ...]]

_KEYS = st.sampled_from(["ana", "ben", "cem", "dia", "eva"])
_OPERATION = st.one_of(
    st.tuples(st.just("put"), _KEYS, st.integers(0, 9)),
    st.tuples(st.just("get"), _KEYS),
    st.tuples(st.just("size")),
)


@st.composite
def _histories(draw: st.DrawFn) -> list[Call]:
    calls: list[Call] = [
        ("__init__", (draw(st.integers(1, 4)), draw(st.integers(1, 8))))
    ]
    now = 0
    for step, (method, *values) in draw(
        st.lists(st.tuples(st.integers(0, 3), _OPERATION), max_size=40)
    ):
        now += step
        calls.append((method, (*values, now)))
    return calls


arguments = _histories()


def ladder(size: int) -> list[Call]:
    """Keep a large cache full, and ask for its size all the time.

    Unread entries are evicted; the one read time and again grows stale.
    """
    capacity = max(1, min(10_000, size // 4))
    calls: list[Call] = [
        ("__init__", (capacity, capacity + capacity // 2))
    ]
    for step in range(size // 2):
        calls.append(("put", (f"k{step}", step, step)))
        popular = f"k{step - step % capacity}"
        calls.append(
            ("get", (popular, step)) if step % 2 else ("size", (step,))
        )
    return calls
