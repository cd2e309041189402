"""From an input on which the answer fails to the smallest one, within a budget, and run once more before it is shown.

Hypothesis proposes inputs in the examiner; the answer's child tries each. An answer that never returns is tried with a
small time limit, since each try costs all of it; the last run of all has a fresh child and the question's own limits.
After a time limit it has what `pace` grants an answer that has used up a whole one before.
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
from interviewprep.judge.pace import Pace
from interviewprep.model.question import Program
from interviewprep.model.verdict import Verdict

BUDGET_S = 0.7
"""CPU of the examiner, and of the answer, for one search."""

SLOW_BUDGET_S = 0.8
"""The same for an answer that runs out of time: nearly all of it goes into letting it."""

_TRY_CPU_S = 0.05
_WALL_S = 8.0
"""For answers that wait instead of working; loose, because a busy machine gives one that works little CPU."""

_MAX_TRIES = 400
_CANDIDATES = 2

OpenBench = Callable[[], Bench]
"""Makes one more bench for the answer."""


@dataclass(frozen=True, slots=True)
class Lab:
    """What an examination works with: the question, benches for the answer, the bank's code and how fast it is."""

    program: Program
    open_bench: OpenBench
    examiner: Examiner
    pace: Pace


@dataclass(frozen=True, slots=True)
class Shrunk:
    """The smallest failing input found, as it came out of a fresh child, and all that was tried on the way."""

    smallest: Tried
    tried: tuple[Tried, ...]


def shrink(lab: Lab, failure: Tried, skip: int) -> Shrunk | None:
    """Look for a smaller input than that of a failed call; None where it does not fail again in a fresh child.

    `skip` generated inputs before the failing one are known to pass. Where nothing smaller fails again, because it was
    merely slow, the input of the failed call itself is tried once more.

    Raises:
        CellFault: the bank's code fails.
    """
    with _Tries(lab.program, lab.open_bench) as tries:
        tried = _search(tries, lab.examiner, failure, skip)
    # Not the last that failed: with a filter in the strategy Hypothesis tries larger ones after its smallest.
    failed = [one for one in (*tried, failure) if one.failed]
    smallest = sorted(failed, key=_preference(failure))[:_CANDIDATES]
    for candidate in smallest if failure in smallest else (*smallest, failure):
        limit_s = lab.pace.limit_s(candidate.trial.known.args) if _is_overrun(candidate) else None
        with lab.open_bench() as bench:
            again = try_input(bench, lab.program, Trial(candidate.trial.known), cpu_limit_s=limit_s)
        if again.failed:
            return Shrunk(again, tuple(tried))
    return None


def _is_overrun(one: Tried) -> bool:
    return one.finding.verdict is Verdict.TIME_LIMIT


def _search(tries: "_Tries", examiner: Examiner, failure: Tried, skip: int) -> list[Tried]:
    tried: list[Tried] = []
    budget_s = SLOW_BUDGET_S if _is_overrun(failure) else BUDGET_S
    known = examiner.shrink(failure.trial.known, skip, COUNT, budget_s)
    deadline = time.monotonic() + _WALL_S
    while known is not None and len(tried) < _MAX_TRIES and tries.cpu_s < budget_s and time.monotonic() < deadline:
        if not examiner.is_declared(known):
            known = examiner.next(failed=False)
            continue
        tried.append(tries.run(Trial(known)))
        known = examiner.next(failed=tried[-1].failed)
    return tried


def _preference(failure: Tried) -> Callable[[Tried], tuple[bool, tuple[int, str]]]:
    """Prefer the kind of failure that was found first: a slow answer's time limits are no news while it is wrong."""

    def key(one: Tried) -> tuple[bool, tuple[int, str]]:
        return _is_overrun(one) != _is_overrun(failure), one.trial.size

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
