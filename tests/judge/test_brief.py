"""Values as people read them: whole where they are short, else their size and the entries that matter."""

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from interviewprep.judge.brief import show
from interviewprep.model.literals import Array, Value, format_literal
from interviewprep.model.tables import read_frame, read_series
from support.values import hashable, values

LIMITS = st.integers(40, 300)
PATHS = st.lists(st.integers(-2, 40) | hashable, max_size=3).map(tuple)
HUNDRED = list(range(100, 200))


@given(values, LIMITS, PATHS)
@example([[[[[[["deep"]]]]]]] * 50, 40, ())
@example([10**400, -(1 << 90_000)], 40, (1,))
def test_no_value_is_longer_than_its_limit_and_a_short_one_is_its_literal(
    value: Value, limit: int, path: tuple[Value, ...]
) -> None:
    shown, literal = show(value, limit, path), format_literal(value)
    assert len(shown) <= limit
    if len(literal) <= limit:
        assert shown == literal


@given(st.lists(st.integers(10_000, 99_999), min_size=60, max_size=200), st.data(), LIMITS)
def test_the_entry_at_a_place_is_shown_with_what_stands_beside_it(
    items: list[int], data: st.DataObject, limit: int
) -> None:
    place = data.draw(st.integers(0, len(items) - 1))
    shown = show(items, limit, (place,))
    around = items[place : place + 2] if place < len(items) - 1 else items[place - 1 : place + 1]
    wanted = ", ".join(map(str, around)) if limit >= 60 else str(items[place])
    assert wanted in shown
    assert f"({len(items)} items)" in shown


@pytest.mark.parametrize(
    ("value", "path", "shown"),
    [
        (HUNDRED, (), "[100, 101, 102, 103, 104, 105, 106, ... (100 items)]"),
        (HUNDRED, (50,), "[..., 147, 148, 149, 150, 151, 152, 153, ... (100 items)]"),
        (tuple(HUNDRED), (99,), "(..., 193, 194, 195, 196, 197, 198, 199 (100 items))"),
        (dict.fromkeys(HUNDRED, 0), (150,), "{..., 149: 0, 150: 0, 151: 0, 152: 0, ... (100 keys)}"),
        ("ab" * 100, (), "'abababababababababababababababababa'... (200 characters)"),
        (Array("float64", (100,), (0.5,) * 100), (), "array([0.5, 0.5, 0.5, 0.5, ...], 'float64', shape (100,))"),
        (Array("int8", (50, 2), (7,) * 100), (), "array([[7, 7], [7, 7], ...], 'int8', shape (50, 2))"),
        (read_frame({"day": HUNDRED}, {}), (50, "day"), "frame({'day': [..., 150, ...]}, 100 rows, 1 column)"),
        (read_series(HUNDRED, {}), (50,), "series([..., 148, 149, 150, 151, 152, 153, ...], 100 rows)"),
    ],
)
def test_a_long_value_tells_its_size_and_form(value: Value, path: tuple[Value, ...], shown: str) -> None:
    assert show(value, 60, path) == shown
