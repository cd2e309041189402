"""How CPU grows with the size of the input: the exponent of a power law with its interval, against a target.

Also the test of scale that goes with it: on the largest input an answer may take a multiple of what the reference
takes, measured in the same run on the same machine.
"""

import math
from collections.abc import Callable, Sequence
from itertools import combinations
from statistics import median

from interviewprep.base.records import dataclass
from interviewprep.judge.examine.calls import Trial, Tried, time_input
from interviewprep.judge.examine.examiner import Examiner
from interviewprep.judge.examine.recent import Recent
from interviewprep.judge.examine.shrinking import OpenBench
from interviewprep.judge.pace import LEAST_LIMIT_S, REFERENCE_FACTOR
from interviewprep.model.question import Group, Ladder, Program
from interviewprep.model.verdict import Growth, TestResult, Verdict

EXPONENT_MARGIN = 0.3
"""How far the exponent may lie above the target's: less than half a power, the step to the next class that matters."""

_Z = 1.645
"""Normal quantile for an interval that holds the slope 9 times in 10."""

_KEPT_RUNGS = 32
_REPEATS = 3
_REFERENCE_TIMES = 2
_ENOUGH_S = 0.02
_SMALLEST_S = 20e-6
_LEAST_POINTS = 3

_TARGETS: dict[str, Callable[[float], float]] = {
    "1": lambda _: 1.0,
    "log n": math.log,
    "n": lambda n: n,
    "n log n": lambda n: n * math.log(n),
    "n^2": lambda n: n**2,
    "n^3": lambda n: n**3,
}

Point = tuple[float, float]
"""A size, and the CPU seconds it took."""


@dataclass(frozen=True, slots=True)
class Climb:
    """The ladder as the answer climbed it: a test for its top, and the growth where enough could be measured."""

    test: TestResult
    growth: Growth | None
    last: Tried


def climb(open_bench: OpenBench, program: Program, ladder: Ladder, examiner: Examiner) -> Climb:
    """Call the answer on inputs of growing size, up to the first on which it fails.

    Raises:
        CellFault: the bank's code fails.
    """
    points: list[Point] = []
    for size in ladder.sizes:
        rung = _prepare(examiner, size)
        tried, cpu_s = _time(open_bench, program, rung)
        if tried.finding.verdict is not Verdict.ACCEPTED:
            break
        points.append((size, cpu_s))
    return Climb(_result(rung, tried), growth_of(points, ladder.target), tried)


def growth_of(points: Sequence[Point], target: str) -> Growth | None:
    """Fit a power law by the median of slopes between all pairs of points, and hold it against a target.

    None where fewer than three points are long enough to be measured. The interval holds the exponent 9 times in 10.

    Source: Sen, Estimates of the regression coefficient based on Kendall's tau, JASA 63 (1968), section 3: the interval
    is made of the slopes whose ranks lie z * sd(Kendall's S) / 2 from the middle.
    """
    kept = [(size, cpu_s) for size, cpu_s in points if cpu_s >= _SMALLEST_S]
    if len(kept) < _LEAST_POINTS:
        return None
    low, exponent, high = _slope(kept)
    _, wanted, _ = _slope([(size, _TARGETS[target](size)) for size, _ in kept])
    return Growth(round(exponent, 2), (round(low, 2), round(high, 2)), target, low <= wanted + EXPONENT_MARGIN)


def _slope(points: Sequence[Point]) -> tuple[float, float, float]:
    logs = [(math.log(x), math.log(y)) for x, y in points]
    slopes = sorted((b - d) / (a - c) for (a, b), (c, d) in combinations(logs, 2))
    n, count = len(points), len(slopes)
    reach = _Z * math.sqrt(n * (n - 1) * (2 * n + 5) / 18)
    first = max(0, math.floor((count - reach) / 2))
    last = min(count - 1, math.ceil((count + reach) / 2))
    return slopes[first], median(slopes), slopes[last]


@dataclass(frozen=True, slots=True)
class _Rung:
    size: int
    trial: Trial
    reference_s: float

    @property
    def limit_s(self) -> float:
        return max(LEAST_LIMIT_S, REFERENCE_FACTOR * self.reference_s)


def _prepare(examiner: Examiner, size: int) -> _Rung:
    """Make the input and time the reference on it, once for a question in the life of this process."""

    def prepare() -> _Rung:
        # Twice: where the machine interrupts one call, a limit made from it would let slow answers pass.
        trial, times = Trial(examiner.rung(size)), [examiner.time_reference() for _ in range(_REFERENCE_TIMES)]
        return _Rung(size, trial, min(times))

    return _prepared.get((examiner.identity, size), prepare)


_prepared = Recent[tuple[bytes, int], _Rung](_KEPT_RUNGS)


def _time(open_bench: OpenBench, program: Program, rung: _Rung) -> tuple[Tried, float]:
    """Call the answer until it has run long enough to be measured; tell the last call and the shortest time."""
    times: list[float] = []
    with open_bench() as bench:
        while True:
            tried = time_input(bench, program, rung.trial, rung.limit_s, again=bool(times))
            times.append(tried.finding.cpu_s)
            is_enough = len(times) >= _REPEATS or sum(times) >= _ENOUGH_S
            if is_enough or tried.finding.verdict is not Verdict.ACCEPTED:
                return tried, min(times)


def _result(rung: _Rung, tried: Tried) -> TestResult:
    finding = tried.finding
    message = finding.message
    if finding.verdict is Verdict.TIME_LIMIT:
        message = (
            f"On an input of size {rung.size:,} it used more than {rung.limit_s:.2g} s of CPU; "
            f"the reference takes {rung.reference_s:.2g} s."
        )
    return TestResult(f"size-{rung.size}", Group.SCALE, finding.verdict, finding.cpu_s, message)
