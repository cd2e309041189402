"""What is said of a judgement in a session, and that it is said once."""

from interviewprep.grade.coding import score_judgement
from interviewprep.model.score import Score
from interviewprep.model.taxonomy import Format
from interviewprep.model.verdict import Counterexample, Judgement, Sandbox, Verdict
from interviewprep.session.candidate import Outcome
from interviewprep.ui.person import Manner, Person
from support.questions import PROGRAM, question, shown
from support.screens import Notes, Typed

ASKED = question(Format.CODE, PROGRAM)
FOUND = "The smallest input found on which it is wrong:"


def wrong() -> Score:
    """Score a submission that is wrong on one input."""
    example = Counterexample({"nums": "[3, 3]", "target": "6"}, "(0, 1)", "(0, 0)", True, 9, "It pairs 3 with itself.")
    return score_judgement(Judgement(Verdict.WRONG_ANSWER, 0.0, (), Sandbox({}), counterexample=example))


def ended(score: Score) -> Outcome:
    """End the question with a score."""
    return Outcome(score, decision=None, due_in_days=None, over_time=False, gave_up=False)


def person(screen: Notes, *typed: str) -> Person:
    """Make a person who is asked everything."""
    return Person(screen, Typed(list(typed)), None, Manner(prompts_all=True, edits=False))


def test_taking_a_score_does_not_tell_the_submission_again() -> None:
    screen, score = Notes(), wrong()
    candidate = person(screen, "take")
    assert not candidate.try_again(shown(ASKED), score)
    candidate.outcome(shown(ASKED), "", ended(score))
    assert screen.lines.count(FOUND) == 1
    assert "Verdict: wrong answer" in screen.lines


def test_another_submission_is_told_anew() -> None:
    screen = Notes()
    candidate = person(screen, "", "take")
    assert candidate.try_again(shown(ASKED), wrong())
    candidate.outcome(shown(ASKED), "", ended(wrong()))
    assert screen.lines.count(FOUND) == 2
