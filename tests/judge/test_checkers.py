"""When a returned value counts as the expected one."""

import math
import random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from interviewprep.judge.bags import in_order
from interviewprep.judge.checkers import is_right
from interviewprep.judge.protocol.values import Opaque
from interviewprep.model.literals import Array, Value
from interviewprep.model.question import Check

EXACT, NEAR, UNORDERED = Check(), Check("tolerance"), Check("unordered")
ROWS, ORDERED_ROWS = Check("rows"), Check("ordered_rows")
KINDS = [EXACT, NEAR, UNORDERED, ROWS, ORDERED_ROWS]

SCALARS = (
    st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False) | st.text(max_size=4) | st.binary(max_size=4)
)
VALUES = st.recursive(
    SCALARS,
    lambda inner: (
        st.lists(inner, max_size=4)
        | st.lists(inner, max_size=3).map(tuple)
        | st.sets(SCALARS, max_size=4)
        | st.dictionaries(SCALARS, inner, max_size=3)
    ),
    max_leaves=12,
)


@given(VALUES, st.sampled_from(KINDS))
def test_every_value_is_right_against_itself(value: Value, check: Check) -> None:
    assert is_right(check, value, value)


@given(VALUES, VALUES)
def test_exact_never_accepts_what_python_calls_different(expected: Value, got: Value) -> None:
    if is_right(EXACT, expected, got):
        assert _lists_for_tuples(expected) == _lists_for_tuples(got)


def _lists_for_tuples(value: Value) -> Value:
    match value:
        case list() | tuple():
            return [_lists_for_tuples(item) for item in value]
        case dict():
            return {key: _lists_for_tuples(item) for key, item in value.items()}
    return value


@given(st.lists(VALUES, max_size=6), st.randoms(use_true_random=False))
def test_order_never_matters_to_unordered_and_rows(values: list[Value], source: random.Random) -> None:
    shuffled = list(values)
    source.shuffle(shuffled)
    assert is_right(UNORDERED, values, shuffled)
    assert is_right(ROWS, values, shuffled)


@given(st.lists(st.integers(0, 3), min_size=1, max_size=6))
def test_unordered_counts_duplicates(values: list[int]) -> None:
    assert not is_right(UNORDERED, values, [*values, values[0]])


@given(st.lists(VALUES, max_size=6))
def test_sorting_brings_equal_collections_together(values: list[Value]) -> None:
    assert is_right(EXACT, in_order(values), in_order(list(reversed(values))))


@given(st.floats(-1e6, 1e6), st.floats(-1e-10, 1e-10))
def test_tolerance_accepts_what_is_near(value: float, nudge: float) -> None:
    assert is_right(NEAR, [value], [value * (1 + nudge)])


@pytest.mark.parametrize(
    ("check", "expected", "got", "right"),
    [
        (EXACT, True, 1, False),
        (EXACT, 1, True, False),
        (NEAR, 1.0, True, False),
        (EXACT, 1.0, 1, True),
        (EXACT, 1, 1.0, False),
        (NEAR, 1, 1.0, True),
        (EXACT, (0, 1), [0, 1], True),
        (EXACT, [[1]], [(1,)], True),
        (EXACT, [1], {1}, False),
        (EXACT, {1}, frozenset({1}), False),
        (EXACT, {1, 2}, {2, 1}, True),
        (EXACT, {1}, {True}, False),
        (EXACT, {1: 2}, {True: 2}, False),
        (EXACT, {"a": (1, 2)}, {"a": [1, 2]}, True),
        (EXACT, {"a": 1}, {"a": 1, "b": 2}, False),
        (EXACT, "1", 1, False),
        (EXACT, b"a", "a", False),
        (EXACT, None, 0, False),
        (EXACT, 0.0, -0.0, True),
        (EXACT, 0.1 + 0.2, 0.3, False),
        (NEAR, 0.1 + 0.2, 0.3, True),
        (NEAR, {"a": [0.1 + 0.2]}, {"a": (0.3,)}, True),
        (NEAR, math.inf, math.inf, True),
        (NEAR, math.inf, 1e308, False),
        (NEAR, 10**400, 1.0, False),
        (Check("tolerance", rel=0.0, abs=1.0), 10, 11, False),
        (Check("tolerance", rel=0.0, abs=1.0), 10, 11.0, True),
        (EXACT, 1e16, 10**16 - 1, False),
        (EXACT, 1e16, 10**16, True),
        (EXACT, math.inf, 10**400, False),
        (Check("tolerance", rel=0.0, abs=0.0), 10**16 - 1, 1e16, False),
        (Check("tolerance", rel=0.0, abs=0.0), 10**16, 1e16, True),
        (EXACT, 1j, 1j, True),
        (EXACT, [1, 2], [1, 2, 3], False),
        (EXACT, math.nan, math.nan, False),
        (Check(nan_equal=True), [math.nan], [math.nan], True),
        (Check(nan_equal=True), math.nan, 0.0, False),
        (Check("unordered", nan_equal=True), [math.nan, 1.0], [1.0, math.nan], True),
        (UNORDERED, [1, 2], (2, 1), True),
        (UNORDERED, [[1, 2]], [[2, 1]], False),
        (ROWS, [(1, 0.3), (1, 0.1)], [(1, 0.1), (1, 0.1 + 0.2)], True),
        (ROWS, [(1, None)], [(1, None)], True),
        (ORDERED_ROWS, [(1,), (2,)], [(2,), (1,)], False),
    ],
)
def test_equality_as_documented(check: Check, expected: Value, got: Value, right: bool) -> None:
    assert is_right(check, expected, got) is right


def test_arrays_need_shape_and_for_exact_the_dtype() -> None:
    ones = Array("float64", (2,), (1.0, 1.0))
    assert is_right(EXACT, ones, Array("float64", (2,), (1.0, 1.0)))
    assert not is_right(EXACT, ones, Array("float32", (2,), (1.0, 1.0)))
    assert is_right(NEAR, ones, Array("float32", (2,), (1.0, 1.0)))
    assert not is_right(NEAR, ones, Array("float64", (2, 1), (1.0, 1.0)))
    assert not is_right(NEAR, ones, [1.0, 1.0])


def test_opaque_object_is_never_right() -> None:
    opaque = Opaque("generator")
    assert not any(is_right(check, [opaque], [opaque]) for check in KINDS)


def test_unknown_check_is_refused() -> None:
    with pytest.raises(ValueError, match="no check `fuzzy`"):
        is_right(Check("fuzzy"), 1, 1)
