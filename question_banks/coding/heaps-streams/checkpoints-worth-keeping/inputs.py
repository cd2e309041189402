from hypothesis import strategies as st

_LOSS = st.sampled_from(
    [0.0, 0.25, 0.5, 0.5, 0.75, 1.0, 1, -1.5, float("inf"), float("nan")]
)


def _as_calls(drawn):
    capacity, offers = drawn
    calls = [("__init__", (capacity,))]
    for step, (loss, look) in enumerate(offers):
        calls.append(("offer", (10 * step, loss)))
        if look:
            calls.append(("steps", ()))
    return [*calls, ("steps", ())]


arguments = st.tuples(
    st.integers(1, 4),
    st.lists(st.tuples(_LOSS, st.booleans()), max_size=9),
).map(_as_calls)


def ladder(size: int):
    """Fill the disk, then let each offer replace the worst one."""
    capacity = max(1, min(10_000, size // 2))
    offers = [("offer", (step, 1.0 / (step + 1))) for step in range(size)]
    return [("__init__", (capacity,)), *offers, ("steps", ())]
