"""Equal values come out in the wrong order, or the wrong one of them is chosen."""

from interviewprep.judge.diagnosis.evidence import Call, Evidence, arguments, sets_apart
from interviewprep.model.literals import Array, Value, format_literal


def diagnose(evidence: Evidence) -> str | None:
    """Tell of ties where every failing input repeats a value, and passing ones that do not, as long, set it apart."""
    failing = evidence.wrong_values
    shortest = min(map(_length, failing), default=0)
    as_long = [call for call in evidence.passing if _length(call) >= shortest]
    if not failing or not sets_apart(evidence, _repeats, as_long):
        return None
    if all(_is_reordered(call) for call in failing):
        return "Equal values come out in the wrong order: the statement says which of them goes first."
    return "It fails only where values tie: look at how equal values are told apart, or counted."


def _repeats(call: Call) -> bool:
    return any(len(items) > len({format_literal(item) for item in items}) for items in _series(call))


def _length(call: Call) -> int:
    return max((len(items) for items in _series(call)), default=0)


def _series(call: Call) -> list[list[Value]]:
    """List the arguments that are series of values which may tie; labels of two kinds always repeat."""
    found = []
    for value in arguments(call):
        match value:
            case list() | tuple():
                found.append(list(value))
            case Array(shape=(_,)):
                found.append(list(value.items))
    many = [items for items in found if len({format_literal(item) for item in items}) > 2]
    return many or found


def _is_reordered(call: Call) -> bool:
    match call.expected, call.got:
        case (list() | tuple() as expected, list() | tuple() as got):
            return len(got) > 1 and sorted(map(format_literal, expected)) == sorted(map(format_literal, got))
    return False
