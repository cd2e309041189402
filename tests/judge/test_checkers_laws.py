"""Laws that every check keeps, and near misses that it must refuse."""

import math
import random
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from interviewprep.judge import bags
from interviewprep.judge.checkers import is_right
from interviewprep.model.literals import Array, Value, format_literal, parse_literal
from interviewprep.model.question import Check
from support.values import values

EXACT, NEAR = Check(), Check("tolerance")
UNORDERED, MULTISET = Check("unordered"), Check("multiset")
ALL = [EXACT, NEAR, UNORDERED, MULTISET, Check("rows"), Check("ordered_rows")]
POLICIES = [
    Check(kind, nan_equal=nan_equal, dtype=dtype, columns=columns, index=index)
    for kind in ("exact", "tolerance", "unordered", "multiset")
    for nan_equal in (False, True)
    for dtype in ("same", "kind", "any")
    for columns in ("same", "any")
    for index in ("same", "ignore")
]
WITHOUT_NAN = values.filter(lambda value: "nan" not in format_literal(value))
FLOATS = st.floats(allow_nan=False, allow_infinity=False)
MODERATE = st.floats(-1e6, 1e6)
NUMBERS = st.integers(-3, 3) | st.integers(-3, 3).map(float)
ROWS = st.lists(st.tuples(NUMBERS, NUMBERS) | NUMBERS | st.frozensets(NUMBERS, max_size=2), max_size=7)


@given(WITHOUT_NAN, st.sampled_from(POLICIES))
def test_value_without_nan_is_right_against_itself(value: Value, check: Check) -> None:
    assert is_right(check, value, value)


@given(values, st.sampled_from([check for check in POLICIES if check.nan_equal]))
def test_every_value_is_right_against_itself_where_nan_equals_nan(value: Value, check: Check) -> None:
    assert is_right(check, value, value)


@given(st.lists(ROWS, max_size=2), st.lists(ROWS, max_size=2), st.sampled_from([NEAR, MULTISET, Check("rows")]))
def test_checks_with_tolerance_are_symmetric(one: Value, other: Value, check: Check) -> None:
    assert is_right(check, one, other) == is_right(check, other, one)


@given(st.lists(st.integers(0, 2)), st.lists(st.integers(0, 2)), st.sampled_from([EXACT, UNORDERED]))
def test_exact_checks_are_symmetric_among_numbers_of_one_type(one: Value, other: Value, check: Check) -> None:
    assert is_right(check, one, other) == is_right(check, other, one)


@given(FLOATS, FLOATS, st.floats(0, 0.9), st.floats(0, 100))
def test_tolerance_is_symmetric(one: float, other: float, rel: float, abs_: float) -> None:
    check = Check("tolerance", rel, abs_)
    assert is_right(check, [one], [other]) == is_right(check, [other], [one])


@given(st.lists(FLOATS, max_size=4), st.lists(FLOATS, max_size=4), st.floats(0, 0.4), st.floats(0, 10), st.data())
def test_wider_tolerance_accepts_whatever_a_narrower_one_does(
    one: list[float], other: list[float], rel: float, abs_: float, data: st.DataObject
) -> None:
    narrow = Check(data.draw(st.sampled_from(["tolerance", "multiset", "rows"])), rel, abs_)
    wide = replace(narrow, rel=rel * 2, abs=abs_ * 2)
    assert is_right(wide, one, other) or not is_right(narrow, one, other)


@given(ROWS, ROWS, st.randoms(use_true_random=False), st.sampled_from([UNORDERED, MULTISET]))
def test_verdict_on_a_bag_never_hangs_on_the_order(
    expected: list[Value], got: list[Value], source: random.Random, check: Check
) -> None:
    before = is_right(check, expected, got)
    source.shuffle(expected)
    source.shuffle(got)
    assert is_right(check, expected, got) == before


@given(ROWS, st.sampled_from([UNORDERED, MULTISET]))
def test_bag_is_right_exactly_when_some_order_of_it_is(got: list[Value], check: Check) -> None:
    got = got[:4]
    expected = [float(item) if isinstance(item, int) else item for item in reversed(got)]
    in_order = replace(check, kind="exact" if check is UNORDERED else "tolerance")
    orders = _permutations(got)
    assert is_right(check, expected, got) == any(is_right(in_order, expected, order) for order in orders)


def _permutations(values: list[Value]) -> list[list[Value]]:
    if not values:
        return [[]]
    return [
        [first, *rest]
        for place, first in enumerate(values)
        for rest in _permutations(values[:place] + values[place + 1 :])
    ]


@given(st.lists(st.tuples(MODERATE, MODERATE), min_size=1, max_size=6), st.randoms(use_true_random=False))
def test_items_that_are_all_near_are_paired_whatever_sorting_makes_of_them(
    rows: list[tuple[float, float]], source: random.Random
) -> None:
    got = [tuple(cell * (1 + source.uniform(-1e-11, 1e-11)) for cell in row) for row in rows]
    source.shuffle(got)
    assert is_right(MULTISET, rows, got)


@given(WITHOUT_NAN, WITHOUT_NAN)
def test_exact_implies_every_laxer_policy(expected: Value, got: Value) -> None:
    if is_right(EXACT, expected, got):
        assert all(is_right(check, expected, got) for check in [*ALL, *POLICIES])


@pytest.mark.parametrize("check", ALL, ids=lambda check: check.kind)
@pytest.mark.parametrize(
    ("expected", "got"),
    [
        ("array([[1, 2], [3, 4]], 'int64')", "array([[1, 3], [2, 4]], 'int64')"),
        ("array([[1, 2, 3]], 'int64')", "array([[1], [2], [3]], 'int64')"),
        ("array([1, 2], 'int64')", "array([[1, 2]], 'int64')"),
        ("array([1, 0], 'int64')", "array([True, False], 'bool')"),
        ("array([1.0], 'float64')", "[1.0]"),
        ("[1.0]", "array([1.0], 'float64')"),
        ("1.0", "array(1.0, 'float64')"),
        ("array([], 'float64', (0, 2))", "array([], 'float64', (0, 3))"),
        ("frame({'a': [1]})", "frame({'a': [1], 'b': [2]})"),
        ("frame({'a': [1], 'b': [2]})", "frame({'b': [2], 'a': [1]})"),
        ("frame({'a': [1]})", "frame({'A': [1]})"),
        ("frame({'a': [1]})", "frame({'a': [1, 1]})"),
        ("frame({'a': [1]})", "frame({'a': [1]}, index=[5])"),
        ("frame({'a': [1]})", "series([1], name='a')"),
        ("frame({'a': [1]})", "array([[1]], 'int64')"),
        ("frame({'a': [1]})", "{'a': [1]}"),
        ("frame({'a': [1, 0]})", "frame({'a': [True, False]})"),
        ("frame({'a': ['x', None]})", "frame({'a': ['x', 'None']})"),
        ("frame({'a': [1.0, nan]})", "frame({'a': [1.0, 0.0]})"),
        ("frame({'a': [1.0, nan]})", "frame({'a': [1.0, nan]})"),
        ("series([1, 2])", "series([1, 2], index=[1, 0])"),
        ("series([1, 2])", "[1, 2]"),
        ("True", "1"),
        ("1", "True"),
        ("[0, 1]", "[False, True]"),
        ("'1'", "b'1'"),
        ("'1'", "1"),
        ("None", "0"),
        ("None", "False"),
        ("[]", "None"),
        ("{1, 2}", "[1, 2]"),
        ("{1: 2}", "[(1, 2)]"),
        ("{'a': {'b': (1, [2])}}", "{'a': {'b': (1, [3])}}"),
        ("[[1, 2], [3]]", "[[1], [2, 3]]"),
        ("[1, 2, 2]", "[1, 1, 2]"),
        ("[nan]", "[nan]"),
        ("[nan]", "[None]"),
        ("inf", "-inf"),
        ("1j", "-1j"),
        ("(1, (2, 3))", "(1, 2, 3)"),
        ("'a'", "['a']"),
        ("['ab']", "['a', 'b']"),
        ("9007199254740993", "9007199254740992"),
    ],
)
def test_near_miss_is_refused(check: Check, expected: str, got: str) -> None:
    assert not is_right(check, parse_literal(expected), parse_literal(got))


@pytest.mark.parametrize("check", ALL, ids=lambda check: check.kind)
@pytest.mark.parametrize(
    ("expected", "got"),
    [
        ("[(1, [2, (3,)])]", "[[1, (2, [3])]]"),
        ("0.0", "-0.0"),
        ("array([0.0], 'float64')", "array([-0.0], 'float64')"),
        ("2.0", "2"),
        ("{2.0}", "{2}"),
        ("{1: 2.0}", "{1: 2}"),
        ("series([1], name='a')", "series([1], name='b')"),
        ("series(['x'], dtype='object')", "series(['x'], dtype='str')"),
        (
            "series(['2024-01-31T00:00:00'], dtype='datetime64[ns]')",
            "series(['2024-01-31T00:00:00'], dtype='datetime64[s]')",
        ),
    ],
)
def test_what_statements_do_not_tell_apart_is_accepted(check: Check, expected: str, got: str) -> None:
    assert is_right(check, parse_literal(expected), parse_literal(got))


@pytest.mark.parametrize(
    ("policy", "got", "right"),
    [
        ("same", "array([1], 'int32')", False),
        ("kind", "array([1], 'int32')", True),
        ("kind", "array([1], 'uint8')", True),
        ("kind", "array([1.0], 'float64')", False),
        ("any", "array([1.0], 'float64')", True),
        ("any", "array([True], 'bool')", False),
        ("any", "array([1.5], 'float64')", False),
        ("any", "array(['1'], 'str')", False),
    ],
)
@pytest.mark.parametrize("kind", ["exact", "tolerance", "unordered", "multiset"])
def test_policy_on_dtypes_holds_for_every_kind(kind: str, policy: str, got: str, right: bool) -> None:
    check = Check(kind, dtype=policy)
    assert is_right(check, parse_literal("array([1], 'int64')"), parse_literal(got)) is right
    cells = got[len("array(") : -1].replace(", '", ", dtype='")
    assert is_right(check, parse_literal("series([1])"), parse_literal(f"series({cells})")) is right


@pytest.mark.parametrize(
    ("check", "expected", "got", "right"),
    [
        (Check(columns="any"), "frame({'a': [1], 'b': [2]})", "frame({'b': [2], 'a': [1]})", True),
        (Check(columns="any"), "frame({'a': [1], 'b': [2]})", "frame({'b': [1], 'a': [2]})", False),
        (Check(columns="any"), "frame({'a': [1]})", "frame({'a': [1], 'b': [2]})", False),
        (Check(index="ignore"), "frame({'a': [1, 2]})", "frame({'a': [1, 2]}, index=[7, 3])", True),
        (Check(index="ignore"), "frame({'a': [1, 2]})", "frame({'a': [2, 1]}, index=[1, 0])", False),
        (Check(index="ignore"), "frame({}, index=[0])", "frame({}, index=[0, 1])", False),
        (Check(index="ignore"), "frame({}, index=[0])", "frame({}, index=['a'])", True),
        (UNORDERED, "frame({'a': [1, 2]})", "frame({'a': [2, 1]}, index=[1, 0])", True),
        (UNORDERED, "frame({'a': [1, 2]})", "frame({'a': [2, 1]})", False),
        (replace(UNORDERED, index="ignore"), "frame({'a': [1, 2]})", "frame({'a': [2, 1]})", True),
        (replace(UNORDERED, index="ignore"), "frame({'a': [1, 2, 2]})", "frame({'a': [2, 1, 1]})", False),
        (UNORDERED, "array([[1, 2], [3, 4]], 'int64')", "array([[3, 4], [1, 2]], 'int64')", True),
        (UNORDERED, "array([[1, 2], [3, 4]], 'int64')", "array([[2, 1], [3, 4]], 'int64')", False),
        (UNORDERED, "array(3, 'int64')", "array(3, 'int64')", True),
        (Check(nan_equal=True), "series([1.0, nan])", "series([1.0, None])", True),
        (Check(nan_equal=True), "series(['a', None])", "series(['a', None])", True),
        (Check(nan_equal=True), "series([1.0, nan])", "series([1.0, 2.0])", False),
        (Check(nan_equal=True), "[nan]", "[None]", False),
        (NEAR, "frame({'a': [0.3]})", "frame({'a': [0.30000000000000004]})", True),
        (EXACT, "frame({'a': [0.3]})", "frame({'a': [0.30000000000000004]})", False),
        (NEAR, "frame({'a': [1]})", "frame({'a': [1.0]})", True),
        (MULTISET, "[0.3, 1.0]", "[1.0, 0.30000000000000004]", True),
        (UNORDERED, "[0.3, 1.0]", "[1.0, 0.30000000000000004]", False),
        (UNORDERED, "[1, 1.0]", "[1.0, 1]", True),
        (UNORDERED, "[[1.0, 2], [1, 3]]", "[[1, 3], [1, 2]]", True),
        (UNORDERED, "[[1, 2]]", "[[2, 1]]", False),
    ],
)
def test_policies_as_documented(check: Check, expected: str, got: str, right: bool) -> None:
    assert is_right(check, parse_literal(expected), parse_literal(got)) is right


def test_rows_whose_first_floats_change_places_are_paired() -> None:
    expected, got = [(0.1 + 0.2, 5.0), (0.3, 1.0)], [(0.3, 5.0), (0.1 + 0.2, 1.0)]
    assert is_right(Check("rows"), expected, got)


def test_pairing_changes_partners_where_it_must() -> None:
    check = Check("multiset", rel=0, abs=1.0)
    assert is_right(check, [(1.0, 0.0), (0.0, 9.0), (2.0, 0.0)], [(1.5, 0.5), (2.5, 0.5), (0.5, 9.5)])
    assert not is_right(check, [(1.0, 0.0), (1.2, 0.0)], [(1.5, 0.5), (9.0, 0.5)])


def test_large_bags_are_compared_without_looking_at_all_pairs() -> None:
    numbers = [float(n) for n in range(20_000)]
    assert is_right(MULTISET, numbers, numbers[::-1])
    wrong = [*numbers[1:], -5.0]
    assert not is_right(MULTISET, numbers, wrong)


def test_search_for_pairs_ends_at_its_bound(monkeypatch: pytest.MonkeyPatch) -> None:
    check = Check("multiset", rel=0, abs=1.0)
    expected = [(n / 1000, 10.0 * n) for n in range(40)]
    got = [((39 - n) / 1000, 10.0 * n) for n in range(40)]
    assert is_right(check, expected, got)
    monkeypatch.setattr(bags, "MAX_COMPARISONS", 50)
    assert not is_right(check, expected, got)


def test_nan_cells_of_arrays_follow_the_question() -> None:
    array = Array("float64", (1,), (math.nan,))
    assert not is_right(EXACT, array, array)
    assert is_right(Check(nan_equal=True), array, array)


def test_bank_decides_any_valid_itself() -> None:
    with pytest.raises(ValueError, match="no check `any_valid`"):
        is_right(Check("any_valid"), 1, 1)
