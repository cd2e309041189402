"""A series whose value at one place depends on what comes later, where the right one does not."""

from collections.abc import Sequence

from interviewprep.judge.diagnosis.evidence import Call, Evidence, arguments
from interviewprep.model.literals import Array, Value

_LEAST = 2


def diagnose(evidence: Evidence) -> str | None:
    """Tell of leakage where changing an item changes what is returned for its own place or for earlier ones.

    The right values must not change at any of these places in any of the pairs of calls that differ in one item. Where
    right values depend on the item at their own place, if only in calls that passed, to depend on it is no fault.
    """
    if not all(_is_series(call) for call in (*evidence.failing, *evidence.passing)):
        return None
    if not all(call.returned_wrongly and _has_each_place(call) for call in evidence.failing):
        return None
    leaks, of_itself, may_see_itself = 0, True, False
    for call, probe, place in _neighbours(evidence):
        right_from, got_from = _first_change(call.expected, probe.expected), _first_change(call.got, probe.got)
        if right_from < place:
            return None
        may_see_itself = may_see_itself or right_from == place
        if got_from < right_from and got_from <= place:
            leaks += 1
            of_itself = of_itself and got_from == place
    if leaks < _LEAST or (of_itself and may_see_itself):
        return None
    if of_itself:
        return "The future leaks in: what it returns for a place depends on the item at that very place."
    return "The future leaks in: what it returns for a place changes when later items change."


def _is_series(call: Call) -> bool:
    """Tell whether the expected value has one item for each item of the first argument, or is an exception."""
    values = arguments(call)
    return bool(values) and (bool(call.raises) or len(_items(values[0])) == len(_items(call.expected)))


def _neighbours(evidence: Evidence) -> list[tuple[Call, Call, int]]:
    """List pairs of calls whose inputs differ in one item of the first argument, with its place."""
    found = []
    for probe in evidence.probes:
        for call in (*evidence.failing, *evidence.passing):
            place = _only_difference(call, probe)
            if place is not None and _has_each_place(call) and _has_each_place(probe):
                found.append((call, probe, place))
                break
    return found


def _has_each_place(call: Call) -> bool:
    return len(_items(call.got)) == len(_items(call.expected)) > 0


def _only_difference(call: Call, probe: Call) -> int | None:
    left, right = arguments(call), arguments(probe)
    if not left or left[1:] != right[1:]:
        return None
    before, after = _items(left[0]), _items(right[0])
    if len(before) != len(after):
        return None
    places = [place for place, pair in enumerate(zip(before, after, strict=True)) if _differ(*pair)]
    return places[0] if len(places) == 1 else None


def _first_change(before: Value, after: Value) -> int:
    """Tell the first place at which two series differ; a place beyond both where none does."""
    left, right = _items(before), _items(after)
    places = (place for place, pair in enumerate(zip(left, right, strict=False)) if _differ(*pair))
    return next(places, max(len(left), len(right)))


def _differ(left: Value, right: Value) -> bool:
    """Tell whether two items differ; NaN, which is unequal to itself, does not differ from NaN."""
    return left != right and (left == left or right == right)  # noqa: PLR0124 -- the test for NaN


def _items(value: Value) -> Sequence[Value]:
    match value:
        case list() | tuple():
            return value
        case Array(shape=(_,)):
            return value.items
    return ()
