"""One too many or one too few: a number that is off by one, an item missing at an end, or a shift by one place."""

from collections.abc import Callable, Sequence

from interviewprep.judge.diagnosis.evidence import Call, Evidence
from interviewprep.model.literals import Array, Value

_LEAST = 3


def diagnose(evidence: Evidence) -> str | None:
    """Tell of an error by one where it is the same in every failing call, for different expected values."""
    calls = evidence.wrong_values
    if not _has_different([call.expected for call in calls], _LEAST):
        return None
    return next((words for fits, words in _KINDS if all(fits(call) for call in calls)), None)


def _has_different(found: Sequence[Value], least: int) -> bool:
    """Tell whether so many values differ from one another; compared, for an int may be too long to be written."""
    different: list[Value] = []
    for value in found:
        if value not in different:
            different.append(value)
        if len(different) == least:
            return True
    return False


def _is_off_by(step: int) -> Callable[[Call], bool]:
    def fits(call: Call) -> bool:
        match call.expected, call.got:
            case (bool(), _) | (_, bool()):
                return False
            case (int() as expected, int() as got):
                return got - expected == step
        return False

    return fits


def _lacks_last(call: Call) -> bool:
    expected, got = _items(call.expected), _items(call.got)
    return len(expected) > 0 and got == expected[:-1] and _is_series(call)


def _lacks_first(call: Call) -> bool:
    expected, got = _items(call.expected), _items(call.got)
    return len(expected) > 1 and got == expected[1:] and _is_series(call)


def _has_one_more(call: Call) -> bool:
    expected, got = _items(call.expected), _items(call.got)
    return len(got) == len(expected) + 1 and expected in (got[:-1], got[1:]) and _is_series(call)


def _is_late(call: Call) -> bool:
    expected, got = _items(call.expected), _items(call.got)
    return len(expected) == len(got) > 2 and got[1:] == expected[:-1] and _has_different(expected, 2)


def _is_early(call: Call) -> bool:
    expected, got = _items(call.expected), _items(call.got)
    return len(expected) == len(got) > 2 and got[:-1] == expected[1:] and _has_different(expected, 2)


def _is_series(call: Call) -> bool:
    return isinstance(call.got, list | tuple | Array) and isinstance(call.expected, list | tuple | Array)


def _items(value: Value) -> Sequence[Value]:
    match value:
        case list() | tuple():
            return list(value)
        case Array(shape=(_,)):
            return list(value.items)
    return []


_KINDS: tuple[tuple[Callable[[Call], bool], str], ...] = (
    (_is_off_by(1), "Off by one: each wrong number is one too large."),
    (_is_off_by(-1), "Off by one: each wrong number is one too small."),
    (_lacks_last, "Off by one: the last item is missing."),
    (_lacks_first, "Off by one: the first item is missing."),
    (_has_one_more, "Off by one: there is one item too many at an end."),
    (_is_late, "Off by one place: each value stands one place too late."),
    (_is_early, "Off by one place: each value stands one place too early."),
)
