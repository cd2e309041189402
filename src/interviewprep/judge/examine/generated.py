"""A batch of inputs from the bank's strategy, always the same ones, before the answer."""

from collections.abc import Sequence

from interviewprep.base.records import dataclass
from interviewprep.judge.bench import Bench
from interviewprep.judge.examine.calls import GENERATED, TOGETHER_CPU_S, Trial, Tried, try_each, try_inputs
from interviewprep.judge.examine.examiner import Examiner, expect_examiner
from interviewprep.judge.examine.recent import Recent
from interviewprep.model.question import Group, Program
from interviewprep.model.verdict import TestResult, Verdict

COUNT = 200
"""Inputs in a batch."""

DRAW_BUDGET_S = 1.0
"""CPU for drawing them: a slow strategy gives fewer."""

RUN_BUDGET_FACTOR = 2.0
"""CPU for all calls on them together, as a multiple of what one test may use."""

_SENT_TOGETHER = 50
_KEPT_BATCHES = 16

MAX_FAILURES = 24
"""Failures after which the rest is left: enough for a diagnosis."""


@dataclass(frozen=True, slots=True)
class Batch:
    """What came of the generated inputs, in their order; those after a death or over the budget were not tried."""

    tried: tuple[Tried, ...]
    test: TestResult

    @property
    def first_failure(self) -> int | None:
        """The place of the first input that failed."""
        return next((place for place, one in enumerate(self.tried) if one.failed), None)


def expect_inputs(program: Program, *, unsafe: bool = False) -> None:
    """Have the examiner's child prepared where the batch must still be drawn; returns before that is done."""
    examiner = Examiner(program, unsafe=unsafe)
    if examiner.identity not in _drawn and not examiner.has_drawn(COUNT, DRAW_BUDGET_S):
        expect_examiner(program, unsafe=unsafe)


def run_batch(bench: Bench, program: Program, examiner: Examiner, cpu_limit_s: float | None = None) -> Batch:
    """Call the answer on generated inputs, by the question's limit on CPU or a tighter one.

    Raises:
        CellFault: the bank's code fails.
    """
    tried: list[Tried] = []
    budget_s = RUN_BUDGET_FACTOR * program.limits.cpu_s
    trials = draw(examiner)
    send = try_inputs
    for first in range(0, len(trials), _SENT_TOGETHER):
        tried += send(bench, program, trials[first : first + _SENT_TOGETHER], cpu_limit_s)
        used_s = sum(one.finding.cpu_s for one in tried)
        if used_s > TOGETHER_CPU_S:
            send = try_each  # a child that is stopped because many small calls add up would be lost for nothing
        if used_s > budget_s or sum(one.failed for one in tried) >= MAX_FAILURES:
            break
        if bench.is_used_up or tried[-1].finding.ended_child:
            break
    return Batch(tuple(tried), _result(tried))


def _result(tried: Sequence[Tried]) -> TestResult:
    cpu_s = sum(one.finding.cpu_s for one in tried)
    bad = next((one for one in tried if one.finding.verdict is not Verdict.ACCEPTED), None)
    if bad is None:
        return TestResult(GENERATED, Group.PROPERTY, Verdict.ACCEPTED, cpu_s, f"{len(tried)} generated inputs")
    return TestResult(GENERATED, Group.PROPERTY, bad.finding.verdict, cpu_s, bad.finding.message)


def draw(examiner: Examiner) -> Sequence[Trial]:
    """Draw the batch, once for a question in the life of this process."""
    return _drawn.get(
        examiner.identity, lambda: tuple(Trial(known) for known in examiner.generate(COUNT, DRAW_BUDGET_S))
    )


_drawn = Recent[bytes, tuple[Trial, ...]](_KEPT_BATCHES)
