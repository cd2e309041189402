"""How much longer than the reference an answer may take, where that is the measure instead of the question's limit.

On the ladder of sizes it always is. Among the tests it is once an answer has used up a whole limit: nobody should wait
for one limit after another to learn that a loop never ends, and an answer that is merely slow must not lose by it.
"""

from collections.abc import Sequence
from contextlib import ExitStack
from functools import partial
from typing import Self

from interviewprep.judge.bench import Bench
from interviewprep.judge.channel import Cause
from interviewprep.judge.finding import Finding
from interviewprep.judge.protocol import values
from interviewprep.judge.trial import judge_silence, load_answer, not_run, try_case
from interviewprep.model.literals import Value
from interviewprep.model.question import Case, Group, Program
from interviewprep.model.verdict import Verdict

REFERENCE_FACTOR = 20.0
"""An answer may take this much more than the reference: a class of growth shows, a slower style does not."""

LEAST_LIMIT_S = 0.25
"""CPU that an answer may always take, whatever the reference takes."""

MAX_OVERRUNS = 2
"""Time limits that an answer may reach before the rest is not run: the question's own and a short one after it.

One that has passed a test may go on for as long as it is given children."""


class Pace:
    """Times the reference, in a child of its own that starts when first needed. Use as a context manager."""

    def __init__(self, program: Program, *, unsafe: bool) -> None:
        self._open = partial(Bench, program, program.reference, unsafe=unsafe)
        self._opened = ExitStack()
        self._bench: Bench | None = None

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self._opened.close()

    def limit_s(self, args: Value) -> float:
        """Tell what an answer may take on this input, in CPU seconds: never more than the question's own limit.

        Raises:
            CellFault: the reference's process failed by no fault of the reference.
        """
        bench = self._bench = self._bench or self._opened.enter_context(self._open())
        usual_s = bench.limits.cpu_s
        if load_answer(bench) is not None:
            return usual_s
        answer = bench.ask({"do": "test", "args": values.encode(args)})
        if answer.cause is not Cause.REPLIED:
            judge_silence(bench, answer)
            return usual_s
        return min(usual_s, max(LEAST_LIMIT_S, REFERENCE_FACTOR * answer.cpu_s))


def try_rest(
    bench: Bench, program: Program, cases: Sequence[Case], findings: Sequence[Finding], *, unsafe: bool
) -> list[Finding]:
    """Go on after a time limit, which is the last of the findings so far; give the findings on all cases.

    Raises:
        CellFault: a process failed by no fault of the answer.
    """
    known = list(findings)
    patience = _Patience()
    for case, finding in zip(cases, known, strict=False):
        patience.note(case, finding)
    with Pace(program, unsafe=unsafe) as pace:
        for case in cases[len(known) :]:
            if bench.is_used_up or patience.has_ended(case):
                known.append(not_run(known))
                continue
            known.append(try_case(bench, program, case, pace.limit_s if patience.is_short(case) else None))
            patience.note(case, known[-1])
    return known


class _Patience:
    """How often an answer has run out of time, and so whether a test is run and by which limit.

    Large inputs may well take too long for an answer that is right: that says nothing about the tests of correctness,
    which decide on most of the score. One that loops on small inputs will do so on large ones.
    """

    def __init__(self) -> None:
        self._overruns: list[Group] = []
        self._has_passed = False

    def note(self, case: Case, finding: Finding) -> None:
        """Take note of what a test showed."""
        self._has_passed |= finding.verdict is Verdict.ACCEPTED
        if finding.verdict is Verdict.TIME_LIMIT and finding.ended_child:
            self._overruns.append(case.group)

    def is_short(self, case: Case) -> bool:
        """Whether this test is run by the short limit."""
        return self._count(case) > 0

    def has_ended(self, case: Case) -> bool:
        """Whether this test is not run any more."""
        may_go_on = self._has_passed and case.group is not Group.SCALE
        return self._count(case) >= MAX_OVERRUNS and not may_go_on

    def _count(self, case: Case) -> int:
        return sum(group is not Group.SCALE or case.group is Group.SCALE for group in self._overruns)
