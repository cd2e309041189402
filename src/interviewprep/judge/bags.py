"""Whether two collections hold equal items, each as often, in whatever order.

Equality may be one-sided (an int counts as a float) and is not transitive where numbers need only be near, so that
sorting alone would refuse right answers: when the sorted items do not fit pair by pair, a matching is looked for.
"""

import math
from bisect import bisect_left
from collections import defaultdict, deque
from collections.abc import Callable, Iterator, Sequence

from interviewprep.judge.protocol.values import Opaque
from interviewprep.model.literals import Array, Value
from interviewprep.model.tables import Frame, Series

Equality = Callable[[Value, Value], bool]

MAX_COMPARISONS = 150_000
"""Comparisons while a matching is looked for, about a second; a collection that needs more counts as different."""

_NUMBER = ("number",)
_NAN = ("nan",)


def same_bag(expected: Sequence[Value], got: Sequence[Value], equal: Equality) -> bool:
    """Tell whether the items can be paired so that each expected one equals its partner."""
    if len(expected) != len(got):
        return False
    left, right = in_order(expected), in_order(got)
    return all(map(equal, left, right)) or _can_be_paired(left, right, equal)


def in_order(values: Sequence[Value] | set[Value] | frozenset[Value] | dict[Value, Value]) -> list[Value]:
    """Sort values of mixed types so that equal collections come out alike: a total order, floats last within rows."""
    return sorted(values, key=sort_key)


def _can_be_paired(expected: Sequence[Value], got: Sequence[Value], equal: Equality) -> bool:
    """Pair items of the same shape; those of another shape are never equal."""
    groups: dict[object, tuple[list[Value], list[Value]]] = defaultdict(lambda: ([], []))
    for side, values in enumerate((expected, got)):
        for value in values:
            groups[_shape(value)][side].append(value)
    if any(len(left) != len(right) for left, right in groups.values()):
        return False
    budget = iter(range(MAX_COMPARISONS))
    return all(_Matching(left, right, equal, budget).is_complete() for left, right in groups.values())


class _Matching:
    """A matching between expected and received items, grown one item at a time along augmenting paths."""

    def __init__(self, expected: list[Value], got: list[Value], equal: Equality, budget: Iterator[int]) -> None:
        self._expected = expected
        self._got = sorted(got, key=_first_number)
        self._numbers = [_first_number(value) for value in self._got]
        self._equal = equal
        self._budget = budget
        self._owner: dict[int, int] = {}
        self._partner: dict[int, int] = {}
        self._fitting: dict[int, list[int]] = {}

    def is_complete(self) -> bool:
        return all(self._place(item) for item in range(len(self._expected)))

    def _place(self, start: int) -> bool:
        """Find a partner for one more item; those that have one may have to change it."""
        reached_from: dict[int, int] = {}
        waiting = deque([start])
        while waiting:
            item = waiting.popleft()
            for place in self._fitting_places(item):
                if place in reached_from:
                    continue
                reached_from[place] = item
                if place not in self._owner:
                    self._change(start, place, reached_from)
                    return True
                waiting.append(self._owner[place])
        return False

    def _change(self, start: int, place: int, reached_from: dict[int, int]) -> None:
        while True:
            item = reached_from[place]
            left = self._partner.get(item)
            self._owner[place], self._partner[item] = item, place
            if item == start:
                return
            assert left is not None, "only the item that is new had no partner"
            place = left

    def _fitting_places(self, item: int) -> list[int]:
        if item not in self._fitting:
            self._fitting[item] = [
                place
                for place in self._near_places(self._expected[item])
                if next(self._budget, None) is not None and self._equal(self._expected[item], self._got[place])
            ]
        return self._fitting[item]

    def _near_places(self, value: Value) -> Iterator[int]:
        """Tell where the first number could be equal: around its own place, as far as it is."""
        number = _first_number(value)
        middle = bisect_left(self._numbers, number)
        for places in (range(middle, len(self._numbers)), range(middle - 1, -1, -1)):
            for place in places:
                if not self._equal(float(number), float(self._numbers[place])):
                    break
                yield place


def _first_number(value: Value) -> float:
    """Find the first number of a value whose order is fixed; 0 where there is none, or it is beyond every float."""
    match value:
        case bool():
            return 0.0
        case int() | float():
            try:
                return 0.0 if math.isnan(value) else float(value)
            except OverflowError:
                return 0.0
        case list() | tuple():
            return next((_first_number(item) for item in value if _holds_number(item)), 0.0)
    return 0.0


def _holds_number(value: Value) -> bool:
    return isinstance(value, int | float | list | tuple) and not isinstance(value, bool)


def _shape(value: Value) -> object:
    """Tell what two values have in common when they differ by their numbers alone."""
    match value:
        case float() if math.isnan(value):
            return _NAN
        case bool():
            return "bool", value
        case int() | float() | complex():
            return _NUMBER
        case list() | tuple():
            return "list", *map(_shape, value)
        case set() | frozenset():
            return type(value).__name__, *sorted(map(repr, map(_shape, value)))
        case dict():
            return "dict", *sorted(repr((_shape(key), _shape(item))) for key, item in value.items())
        case Array():
            return "array", value.shape
        case Frame():
            return "frame", len(value.columns), len(value.index)
        case Series():
            return "series", len(value.index)
        case Opaque():
            return ("opaque",)
    return type(value).__name__, value


def sort_key(value: Value) -> tuple[object, ...]:
    """Give the key by which values of mixed types are sorted."""
    match value:
        case None:
            return (0,)
        case bool():
            return 1, value
        case int():
            return 2, value, 0
        case float():
            return (2, value, 1) if not math.isnan(value) else (3,)
        case complex():
            return 4, repr(value)
        case str():
            return 5, value
        case bytes():
            return 6, value
        case list() | tuple():
            # Two floats that are near but not equal must not decide before a column that is exact.
            keys = [sort_key(item) for item in value]
            floats = [isinstance(item, float) for item in value]
            exact = [key for key, is_float in zip(keys, floats, strict=True) if not is_float]
            return 7, len(keys), exact, keys
        case set() | frozenset():
            return 8, len(value), sorted(sort_key(item) for item in value)
        case dict():
            return 9, len(value), sorted((sort_key(key), sort_key(item)) for key, item in value.items())
    return 10, repr(value)
