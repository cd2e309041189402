"""What the judge found, in the words of a session: a run of the samples, and a submission that was not accepted."""

from collections.abc import Sequence

from interviewprep.base.text import percent
from interviewprep.grade.lines import broken_checks, explain, failed_tests, summarise
from interviewprep.model.score import Score
from interviewprep.model.verdict import Judgement, Verdict
from interviewprep.session.candidate import View
from interviewprep.ui.console import text_width
from interviewprep.ui.screen import Screen


def run(screen: Screen, view: View, samples: Judgement, own: Judgement | None) -> None:
    """Show a run of the sample tests and of the candidate's own checks."""
    screen.line(samples_passed(samples))
    _lines(screen, explain(view.question, samples, text_width()))
    if own is not None:
        screen.line(checks_passed(own))
        _lines(screen, broken_checks(own, text_width()))


def samples_passed(samples: Judgement) -> str:
    """Say how many sample tests passed, and name those that failed."""
    failed = failed_tests(samples.tests)
    return f"{_passed('Sample tests', samples)}{f' ({failed})' if failed else ''}"


def checks_passed(own: Judgement) -> str:
    """Say how many of the candidate's own checks passed."""
    return _passed("Your own checks", own)


def submission(screen: Screen, view: View, score: Score) -> None:
    """Show a submission that was not accepted."""
    screen.line(f"Submitted: {score.verdict.words if score.verdict else ''}, {percent(score.value)}")
    _lines(screen, summarise(view.question, score, text_width()))


def _passed(what: str, judgement: Judgement) -> str:
    passed = sum(test.verdict is Verdict.ACCEPTED for test in judgement.tests)
    return f"{what}: {passed} of {len(judgement.tests)} passed"


def _lines(screen: Screen, lines: Sequence[str]) -> None:
    for line in lines:
        screen.line(line)
