"""NaN, or None for a missing value, is handled as if it were a number."""

import math

from interviewprep.judge.diagnosis.evidence import Call, Evidence, arguments, numbers_in, sets_apart
from interviewprep.model.literals import Value


def diagnose(evidence: Evidence) -> str | None:
    """Tell of missing values where every failing input holds one, and passing ones without set it apart."""
    if sets_apart(evidence, lambda call: has_nan(list(arguments(call)))):
        return _describe_nan(evidence.failing)
    if sets_apart(evidence, lambda call: has_none(list(arguments(call)))):
        return "It fails only where the input holds None: decide what a missing value means before you compute."
    return None


def _describe_nan(failing: tuple[Call, ...]) -> str:
    if all(call.returned_wrongly and has_nan(call.got) and not has_nan(call.expected) for call in failing):
        return "NaN in the input spreads into the result: leave missing values out before you compute."
    if all(call.raises for call in failing):
        return "NaN in the input goes unnoticed: test for it with isnan, because every comparison with NaN is false."
    return "It fails only where the input holds NaN: every comparison with NaN is false, and sums with it are NaN."


def has_nan(value: Value) -> bool:
    """Tell whether NaN is anywhere inside a value."""
    return any(math.isnan(number) for number in numbers_in(value))


def has_none(value: Value) -> bool:
    """Tell whether None is anywhere inside a value."""
    match value:
        case None:
            return True
        case list() | tuple() | set() | frozenset():
            return any(has_none(item) for item in value)
        case dict():
            return any(has_none(item) for item in value.values())
    return False
