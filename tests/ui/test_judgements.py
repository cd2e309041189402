"""What is said of a judgement in a session, and that it is said once."""

from dataclasses import replace

from interviewprep.grade.coding import score_judgement
from interviewprep.model.question import Group
from interviewprep.model.score import Score
from interviewprep.model.taxonomy import Format
from interviewprep.model.verdict import Counterexample, Judgement, Sandbox, Verdict
from interviewprep.session.candidate import Outcome
from interviewprep.ui import judgements
from interviewprep.ui.opening import NONE_FOUND, NoOpener
from interviewprep.ui.person import Person
from interviewprep.ui.speaker import Manner
from support.questions import PROGRAM, outcome, question, shown
from support.screens import Notes, Typed

ASKED = question(Format.CODE, PROGRAM)
FOUND = "The smallest input found on which it is wrong:"


def judged() -> Judgement:
    """Make the judgement on a submission that is wrong on one input."""
    example = Counterexample({"nums": "[3, 3]", "target": "6"}, "(0, 1)", "(0, 0)", True, 9, "It pairs 3 with itself.")
    return Judgement(Verdict.WRONG_ANSWER, 0.0, (), Sandbox({}), counterexample=example)


def wrong() -> Score:
    """Score that submission."""
    return score_judgement(judged())


def ended(score: Score) -> Outcome:
    """End the question with a score."""
    return Outcome(score, decision=None, due_in_days=None, over_time=False, gave_up=False)


def person(screen: Notes, *typed: str) -> Person:
    """Make a person who is asked everything."""
    return Person(screen, Typed(list(typed)), NoOpener(NONE_FOUND), Manner(prompts_all=True, edits=False))


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


def test_a_run_names_the_samples_that_failed_and_every_check_that_does_not_hold() -> None:
    tests = (outcome("first", Group.EXAMPLES, Verdict.ACCEPTED), outcome("last", Group.EXAMPLES, Verdict.WRONG_ANSWER))
    samples = replace(judged(), tests=tests)
    checks = ("assert first == (1, 0) does not hold", "1 / 0 raised ZeroDivisionError: division by zero")
    own = Judgement(
        Verdict.WRONG_ANSWER,
        0.0,
        tuple(outcome(f"own-{n}", Group.EXAMPLES, Verdict.WRONG_ANSWER, text) for n, text in enumerate(checks)),
        Sandbox({}),
    )
    screen = Notes()
    judgements.run(screen, shown(ASKED), samples, own)
    assert screen.lines == [
        "Sample tests: 1 of 2 passed (wrong answer: last)",
        FOUND,
        "  two_sum([3, 3], 6)",
        "  expected  (0, 1)",
        "  got       (0, 0)",
        "It pairs 3 with itself.",
        "Your own checks: 0 of 2 passed",
        *(f"  {text}" for text in checks),
    ]


def test_checks_that_cannot_run_say_why() -> None:
    own = Judgement(
        Verdict.COMPILE_ERROR,
        0.0,
        (outcome("own", Group.EXAMPLES, Verdict.COMPILE_ERROR, "line 1: invalid syntax", ran=False),),
        Sandbox({}),
        message="line 1: invalid syntax",
    )
    screen = Notes()
    judgements.run(screen, shown(ASKED), replace(judged(), counterexample=None), own)
    assert screen.lines[-3:] == ["Your own checks: 0 of 1 passed", "line 1: invalid syntax", "No test ran."]
