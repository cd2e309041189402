"""Judges programs of a question as its gates need them judged: no more tests than it takes to know the verdict."""

from dataclasses import replace

from interviewprep.judge.referee import judge
from interviewprep.judge.scoring import overall_verdict
from interviewprep.model.question import CallKind, Group, Program
from interviewprep.model.verdict import Judgement, Verdict

LIMITS = {Verdict.TIME_LIMIT: "time", Verdict.MEMORY_LIMIT: "memory"}
"""Verdicts on programs that cost too much, with what they cost."""


def judge_until_refused(program: Program, source: str) -> Judgement:
    """Judge by the listed cases; by generated inputs and the ladder too where these find it right.

    The verdict is the one that a learner would get. Looking for the smallest failing input, which takes the most, is
    left out where a listed case fails.

    Raises:
        JudgeUnavailable: this system cannot confine programs.
    """
    listed = replace(program, cases=tuple(replace(case, sample=True) for case in program.cases))
    judgement = judge(listed, source, only_samples=True)
    right = overall_verdict([test for test in judgement.tests if test.group is not Group.SCALE]) is Verdict.ACCEPTED
    is_ours = judgement.verdict is Verdict.JUDGE_ERROR
    return judge(program, source) if right and program.inputs and not is_ours else judgement


def suffix_of(program: Program) -> str:
    """Tell how the files of a question's programs end."""
    return "sql" if program.call is CallKind.SQL else "py"
