"""What a session says, on a screen that only takes notes."""

from dataclasses import replace
from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from interviewprep.model.evidence import Rating, RatingDecision
from interviewprep.model.question import Choice, Open, Order, Question, Short
from interviewprep.model.score import Score
from interviewprep.model.taxonomy import Format
from interviewprep.session.candidate import Outcome, View
from interviewprep.ui import proposing, showing
from support.questions import NUMERIC, REVIEW, choice, choices, opens, orders, question, shorts
from support.screens import Notes


def view_of(asked: Question, order: tuple[str, ...] = (), *, left_s: float = 120.0) -> View:
    """Put a question as the first of two."""
    return View(
        question=asked,
        number=1,
        total=2,
        why="",
        order=order,
        draft="",
        file=None,
        budget_s=asked.budget_s,
        item_left_s=lambda: left_s,
        session_left_s=lambda: None,
    )


@given(choices(), st.randoms())
def test_options_are_numbered_in_the_order_they_are_shown(content: Choice, random: Random) -> None:
    order = [option.id for option in content.options]
    random.shuffle(order)
    texts = {option.id: option.text for option in content.options}
    notes = Notes()
    showing.question(notes, view_of(question(Format.SINGLE, content), tuple(order)))
    numbered = [line for line in notes.lines if line[2:3].isdigit()]
    assert numbered == [f"  {number}. {texts[name]}" for number, name in enumerate(order, start=1)]


@given(st.one_of(shorts(), opens()))
def test_numbers_of_a_rubric_stand_for_the_ids_that_come_back(content: Short | Open) -> None:
    notes = Notes()
    kind = Format.SHORT if isinstance(content, Short) else Format.LONG
    ids = proposing.rubric(notes, question(kind, content), None)
    numbered = [line for line in notes.lines if line.lstrip()[:1].isdigit()]
    assert [int(line.split(".")[0]) for line in numbered] == list(range(1, len(ids) + 1))
    assert len(set(ids)) == len(ids)
    beliefs = [belief.id for belief in content.misconceptions]
    assert ids[len(ids) - len(beliefs) :] == beliefs


def ended(*, passed: bool, gave_up: bool = False, moved: bool = True) -> Outcome:
    """Make an outcome."""
    return Outcome(
        score=Score(value=1.0 if passed else 0.0, passed=passed),
        decision=RatingDecision(Rating.GOOD, ("You passed.",)) if moved else None,
        due_in_days=1 if moved else None,
        over_time=False,
        gave_up=gave_up,
    )


def told(asked: Question, outcome: Outcome, order: tuple[str, ...] = ()) -> str:
    """Give all that is said of an outcome."""
    notes = Notes()
    showing.outcome(notes, view_of(asked, order), "an answer", outcome)
    return "\n".join(notes.lines)


SINGLE = question(Format.SINGLE, choice("p", "qr"))


def test_verdict_comes_with_reason_rating_and_return() -> None:
    text = told(SINGLE, ended(passed=True), ("option-p", "option-q", "option-r"))
    assert "Verdict: passed" in text
    assert "Because." in text
    assert "Rating: good. You passed." in text
    assert "It comes back in 1 day." in text


def test_giving_up_shows_the_solution_and_no_score() -> None:
    text = told(SINGLE, ended(passed=False, gave_up=True), ("option-q", "option-p", "option-r"))
    assert "Verdict: solution seen" in text
    assert "Right: 2. Text p." in text
    assert "Score:" not in text


def test_second_attempt_of_a_day_says_that_it_moves_nothing() -> None:
    text = told(question(Format.NUMERIC, NUMERIC), ended(passed=True, moved=False))
    assert "only the first attempt of a day moves the schedule" in text
    assert "comes back" not in text


def test_late_answer_is_called_so() -> None:
    assert "Over time" in told(SINGLE, replace(ended(passed=True), over_time=True))


@given(orders())
def test_right_order_is_told_in_the_numbers_that_were_shown(drawn: tuple[Order, tuple[str, ...]]) -> None:
    content, line = drawn
    shown = tuple(reversed(line))
    asked = question(Format.ORDER, content)
    text = told(asked, ended(passed=False), shown)
    (numbers,) = [one for one in text.splitlines() if one.startswith("A right order: ")]
    assert [shown[int(number) - 1] for number in numbers.removeprefix("A right order: ").split()] == list(line)


def test_review_names_every_planted_defect_with_its_lines() -> None:
    text = told(question(Format.REVIEW, REVIEW), ended(passed=False))
    assert [defect.effect in text for defect in REVIEW.defects] == [True] * len(REVIEW.defects)
    assert "lines 12-13, leakage" in text
    assert "line 30, off-by-one" in text


def test_review_shows_the_test_that_fails_because_of_a_defect() -> None:
    first, second = REVIEW.defects
    proven = replace(REVIEW, defects=(replace(first, test="def test_fit_before_split(): ..."), second))
    text = told(question(Format.REVIEW, proven), ended(passed=False))
    assert text.count("This test fails because of it:\ndef test_fit_before_split(): ...") == 1


@pytest.mark.parametrize(
    ("session_s", "time"), [(None, "2:00"), (600.0, "2:00"), (30.0, "0:30, which is all that is left")]
)
def test_time_of_a_question_is_what_ends_first(session_s: float | None, time: str) -> None:
    notes = Notes()
    showing.question(notes, replace(view_of(SINGLE), session_left_s=lambda: session_s))
    assert f"Time: {time}" in notes.lines
