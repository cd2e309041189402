"""Calls of one answer, right and wrong, as the diagnoses see them."""

from collections.abc import Callable, Iterator, Sequence

from interviewprep.base.records import dataclass
from interviewprep.model.literals import Array, Value
from interviewprep.model.verdict import Verdict

_ACCIDENT = 0.01
_MOST_BITS = 1000
"""Whole numbers of more bits are beyond every float, and are left out."""
_MAX_FLOAT_BITS = 1023

_Number = int | float


@dataclass(frozen=True, slots=True)
class Call:
    """One call. `raises` is the exception expected, if any; `error` describes the one that came, if any.

    `got` is the returned value. `sample` marks a test that the learner saw; `probe` one made only to learn more, whose
    input may lie outside the question's domain.
    """

    args: Value
    expected: Value
    verdict: Verdict
    got: Value = None
    raises: str = ""
    error: str = ""
    mutated: bool = False
    sample: bool = False
    probe: bool = False

    @property
    def is_right(self) -> bool:
        """Whether the call passed."""
        return self.verdict is Verdict.ACCEPTED

    @property
    def returned_wrongly(self) -> bool:
        """Whether a value came where another value was expected."""
        return self.verdict is Verdict.WRONG_ANSWER and not self.raises


@dataclass(frozen=True, slots=True)
class Evidence:
    """All calls that were seen."""

    calls: tuple[Call, ...]

    @property
    def failing(self) -> tuple[Call, ...]:
        """Calls inside the domain that failed."""
        return tuple(call for call in self.calls if not call.is_right and not call.probe)

    @property
    def passing(self) -> tuple[Call, ...]:
        """Calls inside the domain that passed."""
        return tuple(call for call in self.calls if call.is_right and not call.probe)

    @property
    def probes(self) -> tuple[Call, ...]:
        """Calls made only to learn more, right or wrong."""
        return tuple(call for call in self.calls if call.probe)

    @property
    def wrong_values(self) -> tuple[Call, ...]:
        """The failing calls, if each of them returned a value where another was expected; else none."""
        return self.failing if all(call.returned_wrongly for call in self.failing) else ()


def sets_apart(evidence: Evidence, has: Callable[[Call], bool], among: Sequence[Call] | None = None) -> bool:
    """Tell whether every failing call has a feature, and enough of the passing ones have not for it to be no accident.

    Were the feature beside the point, calls without it would fail as often as those with it; that all of them passed
    (or all those `among`) must be less likely than one in a hundred.
    """
    failing = evidence.failing
    if not failing or not all(has(call) for call in failing):
        return False
    passing_with = sum(has(call) for call in evidence.passing)
    without = sum(not has(call) for call in (evidence.passing if among is None else among))
    chance = (1 - len(failing) / (len(failing) + passing_with + 1)) ** without
    return chance < _ACCIDENT


def numbers_in(value: Value) -> Iterator[int | float]:
    """Walk over all numbers inside a value, not over bools."""
    match value:
        case int() | float() if _is_near(value):
            yield value
        case Array():
            yield from numbers_in(value.items)
        case list() | tuple() | set() | frozenset():
            for item in value:
                yield from numbers_in(item)
        case dict():
            for item in value.values():
                yield from numbers_in(item)


def _is_near(number: int | float) -> bool:  # noqa: PYI041 -- the difference decides
    if isinstance(number, bool):
        return False
    return number.bit_length() <= _MOST_BITS if isinstance(number, int) else True


def arguments(call: Call) -> tuple[Value, ...]:
    """List a function's arguments; a class has none, its calls are no arguments."""
    return call.args if isinstance(call.args, tuple) else ()


def pair_up(expected: Value, got: Value) -> list[tuple[float, float]] | None:
    """Pair the numbers of two values of the same form; None where the forms differ or something is no number."""
    match expected, got:
        case (bool(), _) | (_, bool()):
            return None
        case (int() | float(), int() | float()):
            return [(expected, got)] if _fits_float(expected) and _fits_float(got) else None
        case Array(), Array():
            return pair_up(expected.items, got.items) if expected.shape == got.shape else None
        case (list() | tuple(), list() | tuple()) if len(expected) == len(got):
            return _join([pair_up(left, right) for left, right in zip(expected, got, strict=True)])
        case dict(), dict() if expected.keys() == got.keys():
            return _join([pair_up(item, got[key]) for key, item in expected.items()])
    return None


def _fits_float(number: _Number) -> bool:
    """Tell whether arithmetic with floats takes this number: an answer may return an int of any size."""
    return isinstance(number, float) or number.bit_length() <= _MAX_FLOAT_BITS


def _join(parts: list[list[tuple[float, float]] | None]) -> list[tuple[float, float]] | None:
    pairs: list[tuple[float, float]] = []
    for part in parts:
        if part is None:
            return None
        pairs += part
    return pairs
