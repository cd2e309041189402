"""Laws of the literals that test cases are written in."""

import ast
import math
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from interviewprep.model.literals import Array, Raises, Value, format_literal, parse_literal
from interviewprep.model.tables import Column, Frame, Series
from support.values import values


def same(one: Value, other: Value) -> bool:
    """Whether two values are equal and of the same types all the way down; nan is the same as nan, 0.0 is not -0.0."""
    if type(one) is not type(other):
        return False
    match one, other:
        case (float(), float()):
            return repr(one) == repr(other)
        case (complex(), complex()):
            return same(one.real, other.real) and same(one.imag, other.imag)
        case (list() | tuple(), list() | tuple()):
            return len(one) == len(other) and all(map(same, one, other))
        case (set() | frozenset(), set() | frozenset()):
            return same(_in_order(one), _in_order(other))
        case (dict(), dict()):
            return same([list(pair) for pair in one.items()], [list(pair) for pair in other.items()])
        case (Array(), Array()):
            return same([one.dtype, one.shape, one.items], [other.dtype, other.shape, other.items])
        case (Frame(), Frame()):
            return same([one.columns, one.index], [other.columns, other.index])
        case (Series(), Series()):
            return same([one.column, one.index], [other.column, other.index])
        case (Column(), Column()):
            return same([one.label, one.dtype, one.cells], [other.label, other.dtype, other.cells])
    return one == other


def _in_order(members: set[Value] | frozenset[Value]) -> list[Value]:
    return sorted(members, key=lambda member: (type(member).__name__, format_literal(member)))


@given(values)
def test_a_formatted_value_is_read_back_with_the_same_types(value: Value) -> None:
    assert same(parse_literal(format_literal(value)), value)


@given(st.integers(13_000, 20_000), st.sampled_from([-1, 1]))
def test_integers_beyond_what_python_writes_in_decimal_are_read_back(bits: int, sign: int) -> None:
    value = sign * ((1 << bits) + 1)
    assert parse_literal(format_literal([value])) == [value]


@given(values)
def test_formatting_is_stable(value: Value) -> None:
    text = format_literal(value)
    assert format_literal(parse_literal(text)) == text


@given(st.text())
def test_any_text_is_a_value_or_a_value_error(text: str) -> None:
    try:
        value = parse_literal(text)
    except ValueError as error:
        assert str(error)  # noqa: PT017 - both ends are right; a message must be there in one of them
    else:
        assert same(parse_literal(format_literal(value)), value)


@given(st.recursive(st.none() | st.integers() | st.text(), lambda inner: st.lists(inner) | st.lists(inner).map(tuple)))
def test_plain_python_literals_mean_what_python_says(value: Value) -> None:
    assert parse_literal(repr(value)) == ast.literal_eval(repr(value))


@pytest.mark.parametrize(
    "text",
    [
        "__import__('os').system('true')",
        "open('opened', 'w')",
        "[].__class__",
        "(lambda: 1)()",
        "[x for x in (1, 2)]",
        "f'{1}'",
        "1 if True else 2",
        "print",
        "...",
        "{**{}}",
        "[*()]",
        "10 ** 10 ** 10",
        "1 + 1",
        "'a' * 10",
        "-'a'",
        "-True",
        "not 1",
        "set([1])",
        "frozenset([1])",
        "frozenset({1}, x=1)",
        "complex('1')",
        "complex(1j, 2)",
        "dict(a=1)",
        "array([1])",
        "array([[1], [2, 3]], 'int64')",
        "array({1: 2}, 'int64')",
        "array([], 'int64', ('a',))",
        "array([], 'int64', (2,))",
        "frame()",
        "frame([1])",
        "frame({'a': 1})",
        "frame({'a': [1], 'b': [1, 2]})",
        "frame({'a': [1]}, index=[1, 2])",
        "frame({'a': [1]}, index='x')",
        "frame({'a': [1]}, dtypes={'b': 'int64'})",
        "frame({'a': [1]}, dtypes=['int64', 'int64'])",
        "frame({'a': [1]}, dtypes=[1])",
        "frame({'a': [1]}, dtype='int64')",
        "frame({'a': [1]}, **{})",
        "frame([([], [1])])",
        "series({1: 2})",
        "series([1], dtype=1)",
        "series([1], index=[[]])",
        "series([1], dtypes='int64')",
        "raises(1)",
        "{[]: 1}",
        "{[1]}",
        "x := 1",
        "x = 1",
        "",
        "1, 2; 3",
        "(1",
        "1\n2",
        "'\x00",
        "nan()",
        "Nan",
    ],
)
def test_nothing_but_a_literal_is_taken(text: str) -> None:
    with pytest.raises(ValueError, match=r"."):
        parse_literal(text)


def test_nothing_is_evaluated(tmp_path: Path) -> None:
    target = tmp_path / "opened"
    with pytest.raises(ValueError, match="not allowed in a literal"):
        parse_literal(f"open({str(target)!r}, 'w')")
    assert not target.exists()


@pytest.mark.parametrize("depth", [100, 1_000, 10_000, 200_000])
@pytest.mark.parametrize(
    ("opening", "closing"), [("[", "]"), ("(", ",)"), ("{1: ", "}"), ("-", "1"), ("array([", "], 'i')")]
)
def test_deep_nesting_is_a_value_or_a_value_error_and_no_crash(depth: int, opening: str, closing: str) -> None:
    text = opening * depth + (closing if opening == "-" else "1" + closing * depth)
    try:
        parse_literal(text)
    except ValueError as error:
        assert "literal" in str(error) or "array" in str(error)  # noqa: PT017 - a shallow one is right without


@given(st.lists(st.integers(0, 4), max_size=3).map(tuple), st.integers(0, 70))
def test_an_array_has_one_item_per_cell(shape: tuple[int, ...], count: int) -> None:
    if count == math.prod(shape):
        assert len(Array("int64", shape, (0,) * count).items) == count
    else:
        with pytest.raises(ValueError, match="cells"):
            Array("int64", shape, (0,) * count)


def test_frame_is_written_as_people_write_one() -> None:
    text = "frame({'a': [1, 2], 'b': [0.5, nan]}, index=['x', 'y'])"
    frame = Frame((Column("a", "int64", (1, 2)), Column("b", "float64", (0.5, math.nan))), ("x", "y"))
    assert same(parse_literal(text), frame)
    assert format_literal(frame) == text


@pytest.mark.parametrize(
    ("cells", "dtype"),
    [
        ("[1, 2]", "int64"),
        ("[1, None]", "float64"),
        ("[1, 2.5]", "float64"),
        ("[True, False]", "bool"),
        ("[True, None]", "object"),
        ("[True, 1]", "object"),
        ("['a', None]", "str"),
        ("[nan]", "float64"),
        ("[None]", "object"),
        ("[]", "object"),
        ("[1j, 1]", "complex128"),
        ("[9223372036854775808]", "object"),
        ("[b'a']", "object"),
    ],
)
def test_dtype_of_a_column_follows_from_its_cells(cells: str, dtype: str) -> None:
    series = parse_literal(f"series({cells})")
    assert isinstance(series, Series)
    assert series.column.dtype == dtype


def test_written_dtypes_win() -> None:
    frame = parse_literal("frame({'a': [1], 'b': [1]}, dtypes={'b': 'int8'})")
    assert isinstance(frame, Frame)
    assert [column.dtype for column in frame.columns] == ["int64", "int8"]


def test_labels_that_a_dict_would_merge_are_written_as_pairs() -> None:
    frame = Frame((Column(1, "int64", (1,)), Column(True, "int64", (2,))), (0,))
    assert format_literal(frame) == "frame([(1, [1]), (True, [2])])"


def test_call_that_raises_is_written_by_its_exception() -> None:
    assert parse_literal("[None, raises('KeyError')]") == [None, Raises("KeyError")]
    assert format_literal([Raises("KeyError")]) == "[raises('KeyError')]"
