from hypothesis import strategies as st

_CITY = st.none() | st.sampled_from(["Bern", "Oslo", "Rome", "Bari"])
_WAIT = st.none() | st.sampled_from([0, 30, 60, 180, 3601])
_VISITS = st.none() | st.integers(0, 9)
_ROW = st.fixed_dictionaries(
    {}, optional={"city": _CITY, "wait_s": _WAIT, "visits": _VISITS}
)


@st.composite
def requests(draw):
    """A history with at least one wait, and a row."""
    sure = draw(_ROW) | {"wait_s": draw(st.sampled_from([0, 90, 240]))}
    history = draw(st.lists(_ROW, max_size=4))
    place = draw(st.integers(0, len(history)))
    return [*history[:place], sure, *history[place:]], draw(_ROW)


arguments = requests()


def ladder(size: int) -> tuple[list[dict], dict]:
    """A history of so many rows."""
    cities = ["Bern", "Oslo", "Rome", None]
    rows = [
        {"city": cities[n % 4], "wait_s": n % 600 if n % 3 else None}
        for n in range(1, size + 1)
    ]
    return [{"wait_s": 60}, *rows], {"city": "Oslo", "visits": 3}
