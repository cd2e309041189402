"""The tests of a question before many programs, each of which only has to be caught once.

The referee tells a learner all there is to tell. Here the first failure ends it: no other test, no smaller input, no
growth. Tests are sent many at a time, and a program may take no more than a multiple of what the reference takes.
"""

from collections.abc import Iterator, Sequence

from interviewprep.base.records import dataclass
from interviewprep.judge.bench import Bench
from interviewprep.judge.examine.calls import GENERATED, Trial, Tried, try_together
from interviewprep.judge.examine.examiner import Examiner, Known
from interviewprep.judge.examine.generated import draw
from interviewprep.judge.finding import Finding
from interviewprep.judge.order import CellFault
from interviewprep.judge.trial import load_answer
from interviewprep.model.literals import parse_literal
from interviewprep.model.question import CallKind, Case, Group, Program
from interviewprep.model.verdict import Verdict

REFERENCE_FACTOR = 10.0
"""CPU for a batch of tests, as a multiple of what the reference takes for it."""

LEAST_LIMIT_S = 0.05
"""CPU for a batch in any case: a program that never ends costs this much."""

_MOST_TOGETHER = 50
_MOST_CHARACTERS = 200_000


@dataclass(frozen=True, slots=True)
class Caught:
    """How a program failed: the name of the test, or of the first one sent along with it, and the verdict."""

    test: str
    verdict: Verdict
    message: str = ""


@dataclass(frozen=True, slots=True)
class _Batch:
    names: tuple[str, ...]
    trials: tuple[Trial, ...]
    cpu_limit_s: float


class Sieve:
    """The tests of one question, ready for many programs."""

    def __init__(self, program: Program, *, unsafe: bool = False) -> None:
        """Draw the inputs and run the reference.

        Raises:
            CellFault: the bank's code fails.
            JudgeUnavailable: this system cannot confine programs.
        """
        self._program = program
        self._unsafe = unsafe
        self._batches: list[_Batch] = []
        self.refusal = self._run_reference()

    def catch(self, source: str) -> Caught | None:
        """Tell the first test that a program fails; None where it passes all.

        Raises:
            CellFault: the judge fails, and not by the program's doing.
        """
        try:
            return self._catch(source)
        except CellFault:  # once more, as the referee does: a child that was killed says nothing about the program
            return self._catch(source)

    def _catch(self, source: str) -> Caught | None:
        with Bench(self._program, source, unsafe=self._unsafe) as bench:
            problem = load_answer(bench)
            if problem is not None:
                return Caught("load", problem.verdict, problem.message)
            for batch in self._batches:
                tried = try_together(bench, self._program, batch.trials, batch.cpu_limit_s)
                caught = _first(batch, tried)
                if caught is not None:
                    return caught
            bench.dismiss_child()
        return None

    def _run_reference(self) -> Caught | None:
        """Time the reference on all tests, and set the limits by that; tell what it fails, where it does."""
        with Bench(self._program, self._program.reference, unsafe=self._unsafe) as bench:
            problem = load_answer(bench)
            if problem is not None:
                return Caught("load", problem.verdict, problem.message)
            for named in self._named():
                names, trials = zip(*named, strict=True)
                limit_s = self._program.limits.cpu_s * len(trials)
                tried = try_together(bench, self._program, trials, limit_s)
                used_s = sum(one.finding.cpu_s for one in tried) if isinstance(tried, list) else limit_s
                batch = _Batch(names, trials, max(LEAST_LIMIT_S, REFERENCE_FACTOR * used_s))
                caught = _first(batch, tried)
                if caught is not None:
                    return caught
                self._batches.append(batch)
            bench.dismiss_child()
        return None

    def _named(self) -> Iterator[list[tuple[str, Trial]]]:
        """Give all tests in batches, those of scale last: they decide nothing about correctness."""
        cases = self._program.cases
        yield from _in_batches([case for case in cases if case.group is not Group.SCALE], self._program)
        if self._program.inputs:
            with Examiner(self._program, unsafe=self._unsafe) as examiner:
                drawn = draw(examiner)
            for first in range(0, len(drawn), _MOST_TOGETHER):
                yield [(GENERATED, trial) for trial in drawn[first : first + _MOST_TOGETHER]]
        yield from _in_batches([case for case in cases if case.group is Group.SCALE], self._program)


def _in_batches(cases: Sequence[Case], program: Program) -> Iterator[list[tuple[str, Trial]]]:
    batch: list[tuple[str, Trial]] = []
    room = _MOST_CHARACTERS
    for case in cases:
        room -= len(case.args)
        if batch and (room < 0 or len(batch) == _MOST_TOGETHER):
            yield batch
            batch, room = [], _MOST_CHARACTERS - len(case.args)
        batch.append((case.id, Trial(_known(program, case))))
    if batch:
        yield batch


def _known(program: Program, case: Case) -> Known:
    args = case.args if program.call is CallKind.SQL else parse_literal(case.args)
    return Known(args, None if case.raises else parse_literal(case.expected), case.raises)


def _first(batch: _Batch, tried: Sequence[Tried] | Finding) -> Caught | None:
    if isinstance(tried, Finding):
        return Caught(batch.names[0], tried.verdict, tried.message)
    for name, one in zip(batch.names, tried, strict=True):
        if one.failed:
            return Caught(name, one.finding.verdict, one.finding.message)
    return None
