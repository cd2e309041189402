"""Whole numbers where fractions belong: integer division, int(), or an array of an integer dtype."""

import math
from collections.abc import Callable

from interviewprep.judge.diagnosis.evidence import Call, Evidence, pair_up
from interviewprep.model.literals import Array

_LEAST = 2
_NEAR = 1e-9


def diagnose(evidence: Evidence) -> str | None:
    """Tell of lost fractions where every wrong number is the right one cut to a whole, or of a wrong dtype."""
    calls = evidence.wrong_values
    if len(calls) < _LEAST:
        return None
    if all(_only_dtype_differs(call) for call in calls):
        return (
            f"The numbers are right, but the array has dtype {_dtype(calls[0].got)}, not {_dtype(calls[0].expected)}."
        )
    if not any(_is_cut(calls, cut) for cut in (math.floor, math.trunc)):
        return None
    if all(isinstance(call.got, Array) and "int" in call.got.dtype for call in calls):
        return "Fractions are cut off because the result has an integer dtype: make it a float array."
    return "Fractions are cut off: // or int() gives whole numbers where / is meant."


def _is_cut(calls: tuple[Call, ...], cut: Callable[[float], int]) -> bool:
    """Tell whether each call returned its expected numbers cut to wholes, and lost something by it."""
    lost = 0
    for call in calls:
        pairs = pair_up(call.expected, call.got)
        if not pairs or not all(_equals_cut(expected, got, cut) for expected, got in pairs):
            return False
        lost += len({got for expected, got in pairs if not float(expected).is_integer()})
    # One number alone, most often 0, is what many other mistakes return.
    return lost >= _LEAST and len({_cells(call) for call in calls}) >= _LEAST


def _equals_cut(expected: float, got: float, cut: Callable[[float], int]) -> bool:
    if not math.isfinite(expected) or not math.isfinite(got):
        return expected == got
    return got == cut(expected) or abs(got - expected) <= _NEAR * abs(expected)


def _cells(call: Call) -> tuple[float, ...]:
    return tuple(got for _, got in pair_up(call.expected, call.got) or [])


def _only_dtype_differs(call: Call) -> bool:
    expected, got = call.expected, call.got
    if not isinstance(expected, Array) or not isinstance(got, Array):
        return False
    return expected.dtype != got.dtype and (expected.shape, expected.items) == (got.shape, got.items)


def _dtype(value: object) -> str:
    assert isinstance(value, Array)
    return value.dtype
