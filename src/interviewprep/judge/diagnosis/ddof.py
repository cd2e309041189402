"""A sum of squares divided by n where n - 1 belongs, or the other way round."""

import math
from collections.abc import Iterator

from interviewprep.judge.diagnosis.evidence import Call, Evidence, arguments, pair_up
from interviewprep.judge.diagnosis.missing import has_nan, has_none
from interviewprep.model.literals import Array, Value

_NEAR = 1e-7
_LEAST = 2


def diagnose(evidence: Evidence) -> str | None:
    """Tell of the divisor where got / expected is (n - 1) / n or its inverse, or its root, for several n."""
    calls = evidence.wrong_values
    # Who counts a missing value divides by one too many as well.
    if any(has_none(list(arguments(call))) or has_nan(list(arguments(call))) for call in calls):
        return None
    for power in (1.0, 0.5):
        for by_n in (True, False):
            sizes = [_matching_sizes(call, power, by_n=by_n) for call in calls]
            if all(sizes) and len(set().union(*sizes)) >= _LEAST and len(calls) >= _LEAST:
                used, wanted = ("n", "n - 1") if by_n else ("n - 1", "n")
                return f"It divides by {used} where {wanted} belongs (ddof)."
    return None


def _matching_sizes(call: Call, power: float, *, by_n: bool) -> set[int]:
    """List the lengths n in the input for which the ratio of all numbers is the one that a wrong divisor gives."""
    pairs = pair_up(call.expected, call.got) or []
    ratios = [got / expected for expected, got in pairs if expected and math.isfinite(expected)]
    if not ratios or not all(got == 0 for expected, got in pairs if not expected):
        return set()
    matching = set()
    for n in _lengths(arguments(call)):
        factor = ((n - 1) / n) ** (power if by_n else -power)
        if all(math.isclose(ratio, factor, rel_tol=_NEAR) for ratio in ratios):
            matching.add(n)
    return matching


def _lengths(values: tuple[Value, ...]) -> Iterator[int]:
    """List the lengths, two or more, of sequences, and the sides of arrays, down to rows of a table."""
    for value in values:
        match value:
            case Array():
                yield from (side for side in value.shape if side > 1)
            case list() | tuple():
                if len(value) > 1:
                    yield len(value)
                yield from _lengths(tuple(value[:1]))
