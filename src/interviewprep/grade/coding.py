"""A program through the judge, as a Score."""

from interviewprep.judge.referee import judge
from interviewprep.judge.scoring import WEIGHTS
from interviewprep.model.question import Group, Program
from interviewprep.model.score import Mark, Part, Score
from interviewprep.model.verdict import Judgement, Verdict


def score_program(content: Program, source: str, *, unsafe: bool) -> Score:
    """Run a program against all tests of its question and score it.

    Raises:
        JudgeUnavailable: It cannot be run in confinement here, and `unsafe` is not given.
    """
    return score_judgement(judge(content, source, unsafe=unsafe))


def score_judgement(judgement: Judgement) -> Score:
    """Score a program by the judge's weighted test groups; only an accepted one passes.

    A judge error is ours: its Score says so in `verdict`, and nobody may charge it to the learner.
    """
    diagnosis = judgement.counterexample.diagnosis if judgement.counterexample else ""
    return Score(
        value=judgement.score,
        passed=judgement.verdict is Verdict.ACCEPTED,
        verdict=judgement.verdict,
        parts=tuple(_part(judgement, group) for group in Group if any(test.group is group for test in judgement.tests)),
        feedback=tuple(text for text in (judgement.message, diagnosis) if text),
        judgement=judgement,
    )


def _part(judgement: Judgement, group: Group) -> Part:
    verdicts = [test.verdict for test in judgement.tests if test.group is group]
    passed = sum(verdict is Verdict.ACCEPTED for verdict in verdicts)
    return Part(
        id=group.value,
        text=f"{passed} of {len(verdicts)} tests passed",
        mark=Mark.MET if passed == len(verdicts) else Mark.DENIED,
        weight=WEIGHTS[group],
    )
