"""Whether a returned value is the expected one: runs outside the answer's process, on values made anew.

What counts as equal, for all kinds:
- bool is not int. An int is taken where a float is expected, as type hints do; a float is not taken for an int.
- A list and a tuple with the same items are equal, at any depth: statements seldom mean the difference.
- Sets and dicts are equal whatever their order. Arrays need the shape, and unless `tolerance` the dtype, expected.
- NaN equals NaN only where the question says so. 0.0 equals -0.0.
"""

import math
from collections.abc import Callable, Sequence

from interviewprep.judge.protocol.values import Opaque
from interviewprep.model.literals import Array, Value
from interviewprep.model.question import Check

_Number = int | float | complex
_Floats = Callable[[float, float], bool]


def is_right(check: Check, expected: Value, got: Value) -> bool:
    """Tell whether `got` is the expected value by this check.

    Raises:
        ValueError: there is no check of this kind.
    """
    exact = _Comparison(lambda left, right: left == right, check.nan_equal, tolerant=False)
    near = _Comparison(
        lambda left, right: math.isclose(left, right, rel_tol=check.rel, abs_tol=check.abs),
        check.nan_equal,
        tolerant=True,
    )
    match check.kind:
        case "exact":
            return exact.equal(expected, got)
        case "tolerance":
            return near.equal(expected, got)
        case "unordered":
            return exact.equal_in_any_order(expected, got)
        case "rows":
            return near.equal_in_any_order(expected, got)
        case "ordered_rows":
            return near.equal(expected, got)
    raise ValueError(f"there is no check `{check.kind}`")


class _Comparison:
    """Comparing by one rule for floats. `tolerant` also lets numbers be of either type and arrays of any dtype."""

    def __init__(self, floats: _Floats, nan_equal: bool, *, tolerant: bool) -> None:
        self._floats = floats
        self._nan_equal = nan_equal
        self._tolerant = tolerant

    def equal(self, expected: Value, got: Value) -> bool:
        """Tell whether two values are equal."""
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
                return self._equal_in_order(in_order(left), in_order(right))
            case dict(), dict():
                return self._equal_dicts(expected, got)
            case Array(), Array():
                dtypes_fit = self._tolerant or expected.dtype == got.dtype
                return dtypes_fit and expected.shape == got.shape and self._equal_in_order(expected.items, got.items)
        return type(expected) is type(got) and expected == got

    def equal_in_any_order(self, expected: Value, got: Value) -> bool:
        """Tell whether two sequences hold equal items, each as often, in whatever order."""
        if not isinstance(expected, list | tuple) or not isinstance(got, list | tuple):
            return self.equal(expected, got)
        return self._equal_in_order(in_order(expected), in_order(got))

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
            return self._equal_floats(float(expected), float(got))
        except OverflowError:
            return False  # a whole number beyond every float is near none of them

    def _equal_floats(self, expected: float, got: float) -> bool:
        if math.isnan(expected) or math.isnan(got):
            return self._nan_equal and math.isnan(expected) and math.isnan(got)
        return self._floats(expected, got)

    def _equal_in_order(self, expected: Sequence[Value], got: Sequence[Value]) -> bool:
        return len(expected) == len(got) and all(map(self.equal, expected, got))

    def _equal_dicts(self, expected: dict[Value, Value], got: dict[Value, Value]) -> bool:
        left, right = in_order(expected), in_order(got)
        return self._equal_in_order(left, right) and all(
            self.equal(expected[a], got[b]) for a, b in zip(left, right, strict=True)
        )


def in_order(values: Sequence[Value] | set[Value] | frozenset[Value] | dict[Value, Value]) -> list[Value]:
    """Sort values of mixed types so that equal collections come out alike: a total order, floats last within rows."""
    return sorted(values, key=_sort_key)


def _sort_key(value: Value) -> tuple[object, ...]:
    match value:
        case None:
            return (0,)
        case bool():
            return 1, value
        case int():
            return 2, value
        case float():
            return (2, value) if not math.isnan(value) else (3,)
        case complex():
            return 4, repr(value)
        case str():
            return 5, value
        case bytes():
            return 6, value
        case list() | tuple():
            # Two floats that are near but not equal must not decide before a column that is exact.
            keys = [_sort_key(item) for item in value]
            floats = [isinstance(item, float) for item in value]
            exact = [key for key, is_float in zip(keys, floats, strict=True) if not is_float]
            return 7, len(keys), exact, keys
        case set() | frozenset():
            return 8, len(value), sorted(_sort_key(item) for item in value)
        case dict():
            return 9, len(value), sorted((_sort_key(key), _sort_key(item)) for key, item in value.items())
    return 10, repr(value)
