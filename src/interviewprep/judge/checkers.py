"""Whether a returned value is the expected one: runs outside the answer's process, on values made anew.

What counts as equal, for all kinds:
- bool is not int. An int is taken where a float is expected, as type hints do; a float is not taken for an int.
- A list and a tuple with the same items are equal, at any depth: statements seldom mean the difference.
- Sets and dicts are equal whatever their order. Arrays need the expected shape, tables the expected columns and, unless
  the question ignores it, index; the policy on dtypes holds for both, and with one that is not `same` numbers of
  another type are compared by what they are.
- Two ints are equal or not, whatever the tolerance: a count that is off by one is wrong.
- NaN equals NaN only where the question says so, and then, in tables, any missing cell equals any other.
- 0.0 equals -0.0.
"""

import math
import operator
import re
from collections.abc import Callable, Sequence
from functools import lru_cache, partial

from interviewprep.judge.bags import Equality, same_bag
from interviewprep.judge.protocol.values import Opaque
from interviewprep.model.literals import Array, Value, format_literal
from interviewprep.model.question import Check
from interviewprep.model.tables import Column, Frame, Series, is_missing

_Number = int | float | complex
_Floats = Callable[[float, float], bool]

_Sequences = Callable[[Sequence[Value], Sequence[Value], Equality], bool]

_SCALARS = int, float, complex, str, bytes, type(None)

_EXACT = {"exact", "unordered"}
_NEAR = {"tolerance", "multiset", "ordered_rows", "rows"}
_ANY_ORDER = {"unordered", "multiset", "rows"}

_TEXT_DTYPES = {"object", "str", "string"}
_KINDS = {
    "bool": "bool",
    "uint": "int",
    "int": "int",
    "float": "float",
    "complex": "complex",
    "datetime64": "time",
    "timedelta64": "duration",
}


def is_right(check: Check, expected: Value, got: Value) -> bool:
    """Tell whether `got` is the expected value by this check.

    Raises:
        ValueError: there is no check of this kind here; `any_valid` is decided by the bank's own checker.
    """
    return rule_of(check)(expected, got)


def rule_of(check: Check) -> Equality:
    """Give what tells whether a returned value, the second, is the expected one, by this check.

    Raises:
        ValueError: there is no check of this kind here; `any_valid` is decided by the bank's own checker.
    """
    comparison = comparison_by(check)
    return comparison.equal_in_any_order if has_any_order(check) else comparison.equal


def has_any_order(check: Check) -> bool:
    """Tell whether items and rows may come in any order."""
    return check.kind in _ANY_ORDER


@lru_cache(maxsize=16)
def comparison_by(check: Check) -> "Comparison":
    """Give the rule by which a check compares.

    Raises:
        ValueError: there is no check of this kind here.
    """
    if check.kind in _EXACT:
        return Comparison(check, operator.eq, tolerant=False)
    if check.kind in _NEAR:
        # Without any slack a large whole number must not become a float, which would round it.
        floats = partial(math.isclose, rel_tol=check.rel, abs_tol=check.abs) if check.rel or check.abs else operator.eq
        return Comparison(check, floats, tolerant=True)
    raise ValueError(f"there is no check `{check.kind}`")


class Comparison:
    """Comparing by one rule for floats. `tolerant` also lets numbers be of either type."""

    def __init__(self, check: Check, floats: _Floats, *, tolerant: bool) -> None:
        self._check = check
        self._floats = floats
        self._nan_equal = check.nan_equal
        self._tolerant = tolerant
        # Cells of another dtype are another type of number.
        has_any_type = tolerant or check.dtype_policy != "same"
        self.cells = self if has_any_type == tolerant else Comparison(check, floats, tolerant=True)
        """How cells of arrays and tables are compared."""

    def equal(self, expected: Value, got: Value) -> bool:
        """Tell whether two values are equal."""
        if type(expected) is type(got) and isinstance(expected, _SCALARS) and expected == got:
            return True  # as most are, and by every rule
        match expected, got:
            case (Opaque(), _) | (_, Opaque()):
                return False
            case (bool(), _) | (_, bool()):
                return type(expected) is type(got) and expected == got
            case (int() | float() | complex(), int() | float() | complex()):
                return self._equal_numbers(expected, got)
            case (list() | tuple(), list() | tuple()):
                return self._equal_in_order(expected, got)
            case (set() as left, set() as right) | (frozenset() as left, frozenset() as right):
                return same_bag(list(left), list(right), self.equal)
            case dict(), dict():
                return same_bag(list(expected.items()), list(got.items()), self.equal)
            case Array(), Array():
                return self._equal_arrays(expected, got, _in_order)
            case (Frame(), Frame()) | (Series(), Series()):
                return self._equal_tables(as_frame(expected), as_frame(got), _in_order)
        return type(expected) is type(got) and expected == got

    def equal_in_any_order(self, expected: Value, got: Value) -> bool:
        """Tell whether two sequences, arrays or tables hold equal items or rows, each as often, in whatever order."""
        match expected, got:
            case (list() | tuple(), list() | tuple()):
                return same_bag(expected, got, self.equal)
            case Array(), Array():
                return self._equal_arrays(expected, got, same_bag)
            case (Frame(), Frame()) | (Series(), Series()):
                return self._equal_tables(as_frame(expected), as_frame(got), same_bag)
        return self.equal(expected, got)

    def _equal_arrays(self, expected: Array, got: Array, sequences: _Sequences) -> bool:
        has_form = expected.shape == got.shape and self.array_dtypes_fit(expected, got)
        return has_form and sequences(slices(expected), slices(got), self.cells.equal)

    def array_dtypes_fit(self, expected: Array, got: Array) -> bool:
        """Tell whether the dtypes of two arrays fit."""
        policy = self._check.dtype_policy
        return expected.dtype == got.dtype if policy == "same" else _dtypes_fit(policy, expected.dtype, got.dtype)

    def _equal_tables(self, expected: Frame, got: Frame, sequences: _Sequences) -> bool:
        left, right = self.arranged(expected), self.arranged(got)
        has_form = len(left) == len(right) and len(expected.index) == len(got.index)
        return (
            has_form
            and all(map(self.headers_fit, left, right))
            and sequences(self.rows(left, expected.index), self.rows(right, got.index), self.cells.equal)
        )

    def arranged(self, table: Frame) -> Sequence[Column]:
        """Give the columns in the order in which they are compared."""
        if self._check.columns == "same":
            return table.columns
        return sorted(table.columns, key=lambda column: format_literal(column.label))

    def headers_fit(self, expected: Column, got: Column) -> bool:
        """Tell whether two columns have equal labels and dtypes that fit."""
        policy = self._check.dtype_policy
        return self.equal(expected.label, got.label) and _dtypes_fit(policy, expected.dtype, got.dtype)

    def rows(self, columns: Sequence[Column], index: Sequence[Value]) -> list[Value]:
        """List the rows of a table, each led by its label in the index unless that is ignored."""
        cells = [column.cells for column in columns]
        if self._check.nan_equal:
            cells = [tuple(None if is_missing(cell) else cell for cell in column) for column in cells]
        if self._check.index == "same":
            cells.insert(0, tuple(index))
        return list(zip(*cells, strict=True)) if cells else [()] * len(index)

    def _equal_numbers(self, expected: _Number, got: _Number) -> bool:
        if isinstance(expected, complex) or isinstance(got, complex):
            same_kind = self._tolerant or type(expected) is type(got)
            left, right = complex(expected), complex(got)
            return same_kind and self._equal_floats(left.real, right.real) and self._equal_floats(left.imag, right.imag)
        if isinstance(expected, int) and isinstance(got, int):
            return expected == got
        if isinstance(expected, int) and not self._tolerant:
            return False
        try:
            return self._equal_floats(expected, got)
        except OverflowError:
            return False  # a whole number beyond every float is near none of them

    def _equal_floats(self, expected: float, got: float) -> bool:
        if math.isnan(expected) or math.isnan(got):
            return self._nan_equal and math.isnan(expected) and math.isnan(got)
        return self._floats(expected, got)

    def _equal_in_order(self, expected: Sequence[Value], got: Sequence[Value]) -> bool:
        return _in_order(expected, got, self.equal)


def _in_order(expected: Sequence[Value], got: Sequence[Value], equal: Equality) -> bool:
    return len(expected) == len(got) and all(map(equal, expected, got))


def as_frame(table: Value) -> Frame:
    """Take a series for a frame of one column; its name is no part of what it says."""
    if isinstance(table, Series):
        column = table.column
        return Frame((Column(None, column.dtype, column.cells),), table.index)
    assert isinstance(table, Frame)
    return table


def slices(array: Array) -> list[Value]:
    """Cut an array along its first axis, each slice with its cells in row-major order."""
    if len(array.shape) < 2:
        return list(array.items)
    step = math.prod(array.shape[1:])
    return [array.items[place * step : (place + 1) * step] for place in range(array.shape[0])]


def _dtypes_fit(policy: str, expected: str, got: str) -> bool:
    if policy == "any":
        return True
    if policy == "kind":
        return _kind(expected) == _kind(got)
    return _released(expected) == _released(got)


def _kind(dtype: str) -> str:
    """Tell what cells of this dtype are, whatever their width and whether signed or nullable."""
    if dtype in _TEXT_DTYPES:
        return "text"
    return next((kind for name, kind in _KINDS.items() if dtype.lower().startswith(name)), dtype)


def _released(dtype: str) -> str:
    """Name a column's dtype without what differs between releases of pandas: how texts and times are stored."""
    if dtype in _TEXT_DTYPES:
        return "text"
    return re.sub(r"\[[a-z]+", "[", dtype) if dtype.startswith(("datetime64", "timedelta64")) else dtype
