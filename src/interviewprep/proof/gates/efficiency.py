"""G4: where a question limits time or memory, its slow solution is refused and its reference has room to spare.

Both are judged in this process one after the other, so that they meet the same sizes under the same limits, which
come from what the reference takes in this very run. Its room is counted in usual seconds (see `slowness`): a person on
a slow machine needs it, and a gate that runs on one must not use it up. Of a reference that fails other tests, which
is told by G2, nothing can be said and nothing is.
"""

from collections.abc import Iterator
from dataclasses import replace

from interviewprep.base.errors import Fault
from interviewprep.judge.referee import judge
from interviewprep.model.question import Limits, Program
from interviewprep.model.verdict import Judgement, Verdict
from interviewprep.proof.gate import Finding, Subject
from interviewprep.proof.judging import LIMITS, suffix_of
from interviewprep.proof.slowness import slowness

SHARE = 5
"""The reference uses at most one part in so many of each limit."""

_KNOWN = {Verdict.ACCEPTED, *LIMITS}
"""Verdicts on a reference that is right, whatever it costs."""

_LOOKS = 2
"""Times that the reference is judged before it is blamed: the machine may turn slow in the midst of one."""


def check(subject: Subject) -> Iterator[Finding]:
    """Find slow solutions that pass, and references that are no better."""
    program = subject.question.content
    if not isinstance(program, Program):
        return
    costly = [wrong for wrong in program.wrong if wrong.verdict in LIMITS]
    if program.growth is None and not costly:
        return
    reference, faults = _judge_reference(subject, program)
    if reference.verdict not in _KNOWN:
        return
    yield from faults
    if program.growth is not None and not any(wrong.verdict == Verdict.TIME_LIMIT for wrong in costly):
        yield subject.fault(
            'no wrong solution shows that a slower growth is refused; add one with `verdict = "time_limit"`',
            at="[growth]",
        )
    for wrong in costly:
        judgement = judge(program, wrong.source)
        if judgement.verdict != wrong.verdict:
            yield subject.fault(
                f"`{wrong.name}` is declared to break the limit on {LIMITS[Verdict(wrong.verdict)]}, and gets "
                f"`{judgement.verdict}`; let the ladder climb higher, or make the limit tighter",
                at=f"[wrong.{wrong.name}]",
            )


def _judge_reference(subject: Subject, program: Program) -> tuple[Judgement, list[Fault]]:
    """Judge the reference within its share of the limits, in usual seconds; tell what is to be said of it."""
    for _ in range(_LOOKS):
        share_s = program.limits.cpu_s / SHARE * slowness()
        limits = Limits(share_s, program.limits.memory_mib // SHARE)
        judgement = judge(replace(program, limits=limits), program.reference)
        faults = list(_reference_faults(subject, program, judgement, share_s))
        if not faults or judgement.verdict not in _KNOWN:
            break
    return judgement, faults


def _reference_faults(subject: Subject, program: Program, judgement: Judgement, share_s: float) -> Iterator[Fault]:
    refused = next((test for test in judgement.tests if test.verdict in LIMITS), None)
    if refused is not None:
        yield subject.fault(
            f"the reference needs more than a fifth of the limit on {LIMITS[refused.verdict]} in the test "
            f"`{refused.id}`; speed it up, take smaller sizes, or raise the limit",
            beside=f"reference.{suffix_of(program)}",
        )
    elif program.growth is not None:
        yield from _growth_faults(subject, program, judgement, share_s)


def _growth_faults(subject: Subject, program: Program, judgement: Judgement, share_s: float) -> Iterator[Fault]:
    growth, top = judgement.growth, judgement.tests[-1]
    if growth is None:
        yield subject.fault(
            "the reference is too quick on this ladder for its growth to be measured; take larger sizes", at="[growth]"
        )
    elif not growth.ok:
        yield subject.fault(
            f"the reference grows with the power {growth.exponent:g} ({growth.interval[0]:g} to "
            f"{growth.interval[1]:g}), above the target `{growth.target}`",
            beside="reference.py",
        )
    if top.cpu_s > share_s:
        yield subject.fault(
            f"the reference takes {top.cpu_s:.2g} s for `{top.id}`, more than {share_s:.2g} s, here and now a fifth of "
            f"the {program.limits.cpu_s:g} s that one test may take; take smaller sizes",
            at="[growth]",
        )
