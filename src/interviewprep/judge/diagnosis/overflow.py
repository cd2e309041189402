"""exp or log of a number beyond what a float holds: the result is NaN, infinite, or an OverflowError."""

import math

from interviewprep.judge.diagnosis.evidence import Call, Evidence, arguments, numbers_in, pair_up

_EXP_LIMIT = 700.0
"""exp overflows a float64 above 709.78, and underflows to 0 below -745; differences of inputs come near it earlier."""

_LEAST_PASSING = 3


def diagnose(evidence: Evidence) -> str | None:
    """Tell of overflow where every failure is not finite though it should be, on large inputs; small ones pass."""
    # An infinite input is another story, as is NaN.
    failing = [call for call in evidence.failing if not _has_infinity(call)]
    if not failing or not all(_overflowed(call) for call in failing):
        return None
    if sum(1 for call in evidence.passing if 0 < _reach(call) <= _EXP_LIMIT) < _LEAST_PASSING:
        return None
    return (
        "exp or log leaves the range of floats for large inputs: subtract the maximum before exp, "
        "and work with logarithms instead of products."
    )


def _overflowed(call: Call) -> bool:
    if _reach(call) <= _EXP_LIMIT:
        return False
    if call.error:
        return call.error.startswith(("OverflowError", "FloatingPointError")) or "math domain error" in call.error
    if not call.returned_wrongly:
        return False
    pairs = pair_up(call.expected, call.got) or []
    return any(math.isfinite(expected) and not math.isfinite(got) for expected, got in pairs)


def _has_infinity(call: Call) -> bool:
    return any(math.isinf(number) for number in numbers_in(list(arguments(call))))


def _reach(call: Call) -> float:
    """Tell the largest size of a finite number in the input; 0 where one is NaN, which is another story."""
    sizes = [abs(number) for number in numbers_in(list(arguments(call)))]
    if any(math.isnan(size) for size in sizes):
        return 0.0
    return max((size for size in sizes if size < math.inf), default=0.0)
