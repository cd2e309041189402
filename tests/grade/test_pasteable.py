"""Calls with arrays, tables and numbers that have no literal can be pasted into Python."""

import math
from typing import Any

import pytest

from interviewprep.grade.pasteable import make_pasteable
from interviewprep.model.literals import Array, Value, format_literal
from interviewprep.model.tables import Column, Frame, Series


def run(*arguments: Value) -> tuple[Any, ...]:
    """Run the pasted call of a function that gives its arguments back."""
    namespace: dict[str, Any] = {"f": lambda *given: given}
    *before, call = make_pasteable([f"f({', '.join(map(format_literal, arguments))})"])
    exec("\n".join([*before, f"found = {call}"]), namespace)
    found = namespace["found"]
    assert isinstance(found, tuple)
    return found


@pytest.mark.parametrize(
    "call",
    [
        "f([3, 3], 6)",
        "f('array([1])')",
        "f(0xffffffffffffffffffffffff)",
        "f([1, 2, ... (9,000 items)])",
        f"f(array([1], 'int64'), 0x{'f' * 5000})",
    ],
)
def test_what_needs_nothing_stays_as_it_is(call: str) -> None:
    assert make_pasteable([call]) == [call]


def test_numbers_without_a_literal_are_imported() -> None:
    nan, inf = run(math.nan, -math.inf)
    assert math.isnan(nan)
    assert inf == -math.inf


def test_imports_stand_once_before_all_calls() -> None:
    assert make_pasteable(["it = Scaler()", "it.fit(array([nan], 'float64'))", "it.fit(array([1.0], 'float64'))"]) == [
        "from math import nan",
        "from numpy import array",
        "it = Scaler()",
        "it.fit(array([nan], 'float64'))",
        "it.fit(array([1.0], 'float64'))",
    ]


@pytest.mark.parametrize(
    ("shape", "items", "dtype"), [((1, 2), (1.0, 2.0), "float32"), ((0, 2), (), "int64"), ((), (7,), "int8")]
)
def test_arrays_keep_shape_and_dtype(shape: tuple[int, ...], items: tuple[Value, ...], dtype: str) -> None:
    pytest.importorskip("numpy", reason="numpy is an extra")
    (made,) = run(Array(dtype, shape, items))
    assert made.shape == shape
    assert str(made.dtype) == dtype
    assert made.ravel().tolist() == list(items)


def test_tables_keep_labels_index_and_dtypes() -> None:
    pytest.importorskip("pandas", reason="pandas is an extra")
    columns = (Column("k", "object", ("x", "y")), Column("v", "int32", (1, 2)))
    made, line = run(Frame(columns, ("a", "b")), Series(Column("s", "float32", (0.5,)), (0,)))
    assert made.to_dict("list") == {"k": ["x", "y"], "v": [1, 2]}
    assert made.index.tolist() == ["a", "b"]
    assert [str(dtype) for dtype in made.dtypes] == ["object", "int32"]
    assert (line.name, str(line.dtype), line.tolist()) == ("s", "float32", [0.5])
