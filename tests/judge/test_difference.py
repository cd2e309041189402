"""The first difference is told exactly when values differ by the question's check, and where they do."""

from collections.abc import Callable, Sequence

import pytest
from hypothesis import given
from hypothesis import strategies as st

from interviewprep.judge.checkers import comparison_by, is_right
from interviewprep.judge.difference.unpaired import find_unpaired
from interviewprep.judge.difference.walk import find_difference, first_difference
from interviewprep.model.literals import Array, Value, parse_literal
from interviewprep.model.question import Check
from interviewprep.model.tables import Column, Frame, Series
from support.values import arrays, tables, values

CHECKS = [
    Check(kind, nan_equal=nan_equal, dtype=dtype, columns=columns, index=index)
    for kind in ("exact", "tolerance", "unordered", "multiset", "rows", "ordered_rows")
    for nan_equal in (False, True)
    for dtype in ("", "any")
    for columns in ("same", "any")
    for index in ("same", "ignore")
]
IN_ORDER = [check for check in CHECKS if check.kind in {"exact", "tolerance"}]
CELLS = st.none() | st.booleans() | st.integers(-3, 3) | st.floats(-3, 3) | st.text("ab", max_size=60)


def changed(value: Value) -> st.SearchStrategy[Value]:
    """Give values that differ from this one in one part, or not at all."""
    match value:
        case list() if value:
            return _with_one(value, list)
        case tuple() if value:
            return _with_one(value, tuple)
        case dict() if value:
            keys = st.sampled_from(list(value))
            return st.builds(lambda key, item: {**value, key: item}, keys, CELLS) | keys.map(
                lambda gone: {key: item for key, item in value.items() if key is not gone}
            )
        case Array() if value.items:
            return _with_one(value.items, lambda items: Array(value.dtype, value.shape, tuple(items)))
        case Frame() if value.columns:
            first, *rest = value.columns
            return _column(first).map(lambda column: Frame((column, *rest), value.index))
        case Series():
            return _column(value.column).map(lambda column: Series(column, value.index))
    return CELLS | st.just(value)


def _with_one(items: Sequence[Value], build: Callable[[Sequence[Value]], Value]) -> st.SearchStrategy[Value]:
    def put(place: int) -> st.SearchStrategy[Value]:
        return changed(items[place]).map(lambda item: build([*items[:place], item, *items[place + 1 :]]))

    return st.integers(0, len(items) - 1).flatmap(put)


def _column(column: Column) -> st.SearchStrategy[Column]:
    if not column.cells:
        return st.just(column)
    return st.builds(
        lambda place, cell: Column(
            column.label, column.dtype, (*column.cells[:place], cell, *column.cells[place + 1 :])
        ),
        st.integers(0, len(column.cells) - 1),
        CELLS,
    )


MIXED = values | arrays | tables | st.lists(CELLS, max_size=6) | st.dictionaries(CELLS, CELLS, max_size=4)
PAIRS = st.tuples(MIXED, MIXED) | MIXED.flatmap(lambda value: st.tuples(st.just(value), changed(value)))


@given(PAIRS, st.sampled_from(CHECKS))
def test_a_difference_is_told_exactly_when_the_value_is_not_right(pair: tuple[Value, Value], check: Check) -> None:
    expected, got = pair
    found = first_difference(check, expected, got)
    assert (found is None) == is_right(check, expected, got)
    assert found is None or 0 < len(found.text) < 400


@given(PAIRS, st.sampled_from(IN_ORDER))
def test_the_place_that_is_told_differs(pair: tuple[Value, Value], check: Check) -> None:
    found = first_difference(check, *pair)
    if found is None:
        return
    (is_there, expected), (is_here, got) = (follow(value, found.path) for value in pair)
    assert is_there or is_here
    # A cell of a table is the same kind of number in a column of another dtype, and as missing whatever says so.
    assert not (is_there and is_here) or not comparison_by(check).equal(expected, got)


def follow(value: Value, path: tuple[Value, ...]) -> tuple[bool, Value]:
    """Give what lies at the end of a path, or that it ends before."""
    if not path:
        return True, value
    first, *rest = path
    match value:
        case list() | tuple() | str() | bytes() if isinstance(first, int):
            return follow(value[first], tuple(rest)) if first < len(value) else (False, None)
        case dict():
            return follow(value[first], tuple(rest)) if first in value else (False, None)
        case Array():
            place = 0
            for size, index in zip(value.shape, path, strict=False):
                assert isinstance(index, int)
                place = place * size + index
            return follow(value.items[place], path[len(value.shape) :])
        case Frame() if isinstance(first, int):
            cells = [column.cells[first] for column in value.columns if [column.label] == rest]
            return True, cells or [value.index[first], *(column.cells[first] for column in value.columns)]
        case Series() if isinstance(first, int):
            return True, [value.index[first], value.column.cells[first]]
    raise AssertionError(f"{path} leads nowhere in {value!r}")


@given(st.lists(st.integers(0, 4), max_size=8), st.lists(st.integers(0, 4), max_size=8))
def test_items_told_to_be_missing_or_too_much_are(expected: list[int], got: list[int]) -> None:
    found = find_unpaired(expected, got, comparison_by(Check()).equal)
    told = (found.missing, found.extra, found.recount)
    assert (told == (None, None, None)) == (sorted(expected) == sorted(got))
    assert found.missing is None or expected[found.missing] not in got
    assert found.extra is None or got[found.extra] not in expected
    if found.recount is not None:
        counts = [items.count(int(str(found.recount.item))) for items in (expected, got)]
        assert [found.recount.expected, found.recount.got] == counts
        assert counts[0] != counts[1]


@given(st.lists(st.integers(), min_size=30, max_size=60), st.data())
def test_the_one_item_that_was_changed_is_the_one_told(expected: list[int], data: st.DataObject) -> None:
    place = data.draw(st.integers(0, len(expected) - 1))
    got = [*expected[:place], expected[place] + 1, *expected[place + 1 :]]
    found = first_difference(Check(), expected, got)
    assert found is not None
    assert found.path == (place,)
    assert found.place == f"index {place}"


LONG = "[" + ", ".join(map(str, range(30))) + "]"
WRONG = LONG.replace("17", "3")
TEXT = "the quick brown fox jumps over the lazy dog, twice"


@pytest.mark.parametrize(
    ("check", "expected", "got", "text"),
    [
        (Check(), LONG, WRONG, "first difference at index 17: got 3, expected 17"),
        (Check(), "[1, [2, {'a': 3}]]", "[1, [2, {'a': 4}]]", "first difference at [1][1]['a']: got 4, expected 3"),
        (Check(), "{'a': 1, 'b': 2}", "{'a': 1}", "first difference at key 'b': this key is missing"),
        (Check(), "{'a': 1}", "{'a': 1, 'c': 2}", "first difference at key 'c': this key is not expected"),
        (Check(), "[1, 2, 3]", "[1, 2]", "first difference at index 2: got 2 items, expected 3; 3 should follow"),
        (Check(), "[1]", "[1, 9]", "first difference at index 1: got 2 items, expected 1; 9 is too much"),
        (Check(), "[1, 2]", "[3]", "first difference at index 0: got 3, expected 1 (got 1 item in all, expected 2)"),
        (Check(), "5", "5.0", "got 5.0 (float), expected 5 (int)"),
        (Check(), "[1]", "[True]", "first difference at index 0: got True (bool), expected 1 (int)"),
        (Check("tolerance"), "[0.3]", "[0.301]", "first difference at index 0: got 0.301, expected 0.3 (off by 0.001)"),
        (Check(), "{1, 2}", "{1, 3}", "2 is missing; 3 is not expected"),
        (Check("unordered"), "[1, 1, 2]", "[2, 1, 2]", "1 comes 1 time, expected 2"),
        (Check("rows"), "[(1, 'a'), (2, 'b')]", "[(2, 'b')]", "got 1 row, expected 2; (1, 'a') is missing"),
        (
            Check("ordered_rows"),
            "[(1, 'a'), (2, 'b')]",
            "[(1, 'a'), (3, 'b')]",
            "first difference at row 2: got (3, 'b'), expected (2, 'b')",
        ),
        (
            Check(),
            "array([[1, 2], [3, 4]], 'int64')",
            "array([[1, 2], [0, 4]], 'int64')",
            "first difference at index [1, 0]: got 0, expected 3",
        ),
        (Check(), "array([1], 'int64')", "array([[1]], 'int64')", "got shape (1, 1), expected shape (1,)"),
        (Check(), "array([1], 'int64')", "array([1.0], 'float64')", "got dtype float64, expected dtype int64"),
        (
            Check(),
            "frame({'day': [1, 2], 'price': [3, 4]})",
            "frame({'day': [1, 2], 'price': [3, 5]})",
            "first difference at row 1, column 'price': got 5, expected 4",
        ),
        (
            Check(),
            "frame({'a': [1, 2]}, index=['x', 'y'])",
            "frame({'a': [1, 3]}, index=['x', 'y'])",
            "first difference at row 1 (index 'y'), column 'a': got 3, expected 2",
        ),
        (
            Check(),
            "frame({'a': [1]}, index=[4])",
            "frame({'a': [1]})",
            "first difference at the index of row 0: got 0, expected 4",
        ),
        (Check(), "frame({'a': [1]})", "frame({'b': [1]})", "got columns ['b'], expected columns ['a']"),
        (Check(), "frame({'a': [1]})", "frame({'a': [1, 2]})", "got 2 rows, expected 1"),
        (
            Check(),
            "frame({'a': [1]})",
            "frame({'a': [1.0]})",
            "first difference at column 'a': got dtype float64, expected dtype int64",
        ),
        (Check(), "series([1, 2])", "series([1, 3])", "first difference at row 1: got 3, expected 2"),
        (
            Check(),
            repr(TEXT),
            repr(TEXT.replace("lazy", "hazy")),
            f"first difference at character 35: got {TEXT.replace('lazy', 'hazy')!r}, expected {TEXT!r}",
        ),
        (
            Check(),
            repr(TEXT),
            repr(TEXT[:43]),
            "first difference at character 43: one ends here, the expected text goes on with ', twice'",
        ),
    ],
)
def test_a_difference_is_told_in_the_terms_of_the_value(check: Check, expected: str, got: str, text: str) -> None:
    found = first_difference(check, parse_literal(expected), parse_literal(got))
    assert found is not None
    assert found.text == text


def test_one_item_of_many_is_found_whatever_their_order() -> None:
    got = [n if n != 17_000 else -1 for n in reversed(range(20_000))]
    found = find_difference(Check("unordered"), list(range(20_000)), got)
    assert found.text == "17000 is missing; -1 is not expected"


def test_a_long_search_for_partners_ends() -> None:
    expected, got = [float(n) for n in range(5_000)], [n + 0.5 for n in range(5_000)]
    assert find_difference(Check("unordered"), expected, got).text.startswith("0.0 is missing")
