"""From an input on which the answer fails to the smallest one, within a budget, and run once more before it is shown.

Hypothesis proposes inputs in the examiner; the answer's child tries each. An answer that never returns is tried with a
small time limit, since each try costs all of it; the last run of all has the question's own limits and a fresh child.
"""

import time
from collections.abc import Callable
from contextlib import ExitStack
from typing import Self

from interviewprep.base.records import dataclass
from interviewprep.judge.bench import Bench
from interviewprep.judge.examine.calls import Trial, Tried, try_input
from interviewprep.judge.examine.examiner import Examiner
from interviewprep.judge.examine.generated import COUNT
from interviewprep.model.question import Program
from interviewprep.model.verdict import Verdict

BUDGET_S = 0.8
"""CPU of examiner and answer together, for one search."""

_TRY_CPU_S = 0.05
_WALL_S = 3.0
"""For answers that wait instead of working."""

_MAX_TRIES = 400

OpenBench = Callable[[], Bench]
"""Makes one more bench for the answer."""


@dataclass(frozen=True, slots=True)
class Shrunk:
    """The smallest failing input found, as it came out of a fresh child, and all that was tried on the way."""

    smallest: Tried
    tried: tuple[Tried, ...]


def shrink(program: Program, open_bench: OpenBench, examiner: Examiner, failure: Tried, skip: int) -> Shrunk | None:
    """Look for a smaller input than that of a failed call; None where it does not fail again in a fresh child.

    `skip` generated inputs before the failing one are known to pass.

    Raises:
        CellFault: the bank's code fails.
    """
    with _Tries(program, open_bench) as tries:
        tried = _search(tries, examiner, skip)
    # Of inputs of the same length the last is the simplest: Hypothesis goes on from what failed.
    failed = [one for one in (*reversed(tried), failure) if one.failed]
    for candidate in sorted(failed, key=_preference(failure))[:2]:
        with open_bench() as bench:
            again = try_input(bench, program, Trial(candidate.trial.known))
        if again.failed:
            return Shrunk(again, tuple(tried))
    return None


def _search(tries: "_Tries", examiner: Examiner, skip: int) -> list[Tried]:
    tried: list[Tried] = []
    known = examiner.shrink(skip, COUNT, BUDGET_S)
    deadline = time.monotonic() + _WALL_S
    while known is not None and len(tried) < _MAX_TRIES and tries.cpu_s < BUDGET_S and time.monotonic() < deadline:
        if not examiner.is_declared(known):
            known = examiner.next(failed=False)
            continue
        tried.append(tries.run(Trial(known)))
        known = examiner.next(failed=tried[-1].failed)
    return tried


def _preference(failure: Tried) -> Callable[[Tried], tuple[bool, int]]:
    """Prefer the kind of failure that was found first: a slow answer's time limits are no news while it is wrong."""

    def key(one: Tried) -> tuple[bool, int]:
        is_other = (one.finding.verdict is Verdict.TIME_LIMIT) != (failure.finding.verdict is Verdict.TIME_LIMIT)
        return is_other, one.trial.size

    return key


class _Tries:
    """Benches for many tries, one after another: an answer that dies each time uses up its children."""

    def __init__(self, program: Program, open_bench: OpenBench) -> None:
        self._program = program
        self._open = open_bench
        self._benches = ExitStack()
        self._bench = self._benches.enter_context(open_bench())
        self.cpu_s = 0.0

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self._benches.close()

    def run(self, trial: Trial) -> Tried:
        """Call the answer once."""
        if self._bench.is_used_up:
            self._benches.close()
            self._bench = self._benches.enter_context(self._open())
        tried = try_input(self._bench, self._program, trial, cpu_limit_s=min(_TRY_CPU_S, self._program.limits.cpu_s))
        self.cpu_s += tried.finding.cpu_s
        return tried
