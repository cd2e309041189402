"""Conditions are said before and after, and nothing where they are the ordinary ones."""

from interviewprep.model.attempt import SessionKind
from interviewprep.session.circumstances import Circumstances
from interviewprep.session.plan import Mode, Plan
from interviewprep.ui import conditions


def test_ordinary_practice_is_not_talked_about() -> None:
    assert list(conditions.before(Plan(SessionKind.INTERVIEW, (), None, 1))) == []
    assert list(conditions.after(Circumstances(interruptions=3))) == []


def test_exam_and_extra_time_are_said_before() -> None:
    lines = " ".join(conditions.before(Plan(SessionKind.INTERVIEW, (), None, 1, Mode.EXAM, 1.5)))
    assert "no pause, no hints, no solutions" in lines
    assert "multiplied by 1.5" in lines


def test_scorecard_says_how_it_was_sat() -> None:
    exam = Circumstances(Mode.EXAM, 1.25, interruptions=1)
    assert list(conditions.after(exam)) == ["Exam mode, interrupted 1 time", "Extra time: budgets multiplied by 1.25"]
    assert list(conditions.after(Circumstances(Mode.EXAM))) == ["Exam mode, not interrupted"]
    assert list(conditions.after(Circumstances(pauses=2, paused_s=200))) == ["2 pauses, 3:20 in all"]
