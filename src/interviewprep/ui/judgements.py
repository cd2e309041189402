"""What the judge found, in the words of a session: a run of the samples, and a submission that was not accepted."""

from interviewprep.grade.lines import describe, summarise
from interviewprep.model.question import Question
from interviewprep.model.score import Score
from interviewprep.model.verdict import Judgement, Verdict
from interviewprep.session.candidate import View
from interviewprep.ui.screen import Screen


def run(screen: Screen, view: View, samples: Judgement, own: Judgement | None) -> None:
    """Show a run of the sample tests and of the candidate's own checks."""
    _judged(screen, view.question, "Sample tests", samples)
    if own is not None:
        _judged(screen, view.question, "Your own checks", own)


def submission(screen: Screen, view: View, score: Score) -> None:
    """Show a submission that was not accepted."""
    screen.line(f"Submitted: {score.verdict.words if score.verdict else ''}, {score.value:.0%}")
    for line in summarise(view.question, score):
        screen.line(line)


def _judged(screen: Screen, asked: Question, what: str, judgement: Judgement) -> None:
    passed = sum(test.verdict is Verdict.ACCEPTED for test in judgement.tests)
    is_loaded = any(test.ran for test in judgement.tests) or not judgement.tests
    screen.line(f"{what}: {passed} of {len(judgement.tests)} passed" if is_loaded else f"{what}: none ran")
    score = Score(judgement.score, passed=False, verdict=judgement.verdict, judgement=judgement)
    for line in describe(asked, score)[1:]:
        screen.line(line)
