"""The clock in one line, in a status line and as a document, and followed to the session's end."""

from collections.abc import Iterable
from dataclasses import replace
from datetime import UTC, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from interviewprep.model.attempt import SessionKind
from interviewprep.session.clock import ClockStatus, Reading
from interviewprep.ui.clock_lines import (
    NOTHING,
    REDRAW_S,
    Landmarks,
    clock_line,
    follow,
    status_line,
    to_document,
)

ONE = Reading(
    session="s1",
    kind=SessionKind.INTERVIEW,
    status=ClockStatus.RUNNING,
    started_at=datetime(2026, 11, 2, 9, 0, tzinfo=UTC),
    number=1,
    total=1,
    question="coding/two-sum",
    title="Two sum",
    stage="",
    stage_left_s=None,
    phase="",
    budget_s=900.0,
    left_s=720.0,
    session_budget_s=900.0,
    session_left_s=720.0,
)
MANY = replace(ONE, number=2, total=3, stage="Numbers", stage_left_s=240.0, session_left_s=1500.0)


@pytest.mark.parametrize(
    ("reading", "line"),
    [
        (None, "No session runs."),
        (ONE, "Question 1 of 1, Two sum: 12:00 left"),
        (replace(ONE, left_s=-30.0), "Question 1 of 1, Two sum: 0:30 over time"),
        (replace(ONE, phase="code"), "Question 1 of 1, Two sum: 12:00 left; phase code"),
        (MANY, "Question 2 of 3, Two sum: 12:00 left; stage Numbers 4:00; in all 25:00"),
        (
            replace(MANY, stage_left_s=-5.0, session_left_s=None),
            "Question 2 of 3, Two sum: 12:00 left; stage Numbers over by 0:05",
        ),
        (replace(ONE, status=ClockStatus.PAUSED), "Question 1 of 1, Two sum: 12:00 left; the clock stands still"),
        (
            replace(ONE, status=ClockStatus.LEFT),
            f"{clock_line(ONE)}. The interview of Mon 2 Nov 09:00 was left; `prep interview` offers to go on.",
        ),
    ],
)
def test_line_tells_all_that_the_clock_shows(reading: Reading | None, line: str) -> None:
    assert clock_line(reading) == line


@pytest.mark.parametrize(
    ("reading", "text"),
    [
        (None, ""),
        (replace(ONE, status=ClockStatus.LEFT), ""),
        (ONE, "12:00 Two sum"),
        (replace(ONE, left_s=-30.0), "-0:30 Two sum"),
        (replace(ONE, status=ClockStatus.PAUSED), "paused 12:00 Two sum"),
        (replace(ONE, title="All squared distances between rows"), "12:00 All squared distances..."),
        (replace(ONE, title="#(date) #[fg=red]"), "12:00 ##(date) ##[fg=red]"),
    ],
)
def test_status_line_is_short_and_empty_when_nobody_is_at_a_session(reading: Reading | None, text: str) -> None:
    assert status_line(reading) == text


@given(st.text(), st.text(), st.sampled_from(ClockStatus))
def test_no_title_can_drive_a_terminal_or_a_status_line(title: str, stage: str, status: ClockStatus) -> None:
    reading = replace(ONE, title=title, stage=stage, status=status)
    for text in (clock_line(reading), status_line(reading)):
        assert all(letter >= " " for letter in text)
        assert not text.splitlines()[1:]
    assert "#" not in status_line(reading).replace("##", "")
    assert len(status_line(reading).replace("##", "#")) <= 40


def test_document_holds_seconds_and_null_where_there_is_nothing() -> None:
    assert to_document(None) == {"schema": 1, "session": None, "question": None}
    document = to_document(MANY)
    assert document["session"] == {
        "id": "s1",
        "kind": "interview",
        "status": "running",
        "started_at": "2026-11-02T09:00:00+00:00",
        "budget_s": 900.0,
        "left_s": 1500.0,
        "questions": 3,
    }
    assert document["question"] == {
        "number": 2,
        "ref": "coding/two-sum",
        "title": "Two sum",
        "stage": "Numbers",
        "stage_left_s": 240.0,
        "phase": None,
        "budget_s": 900.0,
        "left_s": 720.0,
    }


def followed(readings: Iterable[Reading | None]) -> tuple[list[Reading], str, list[float]]:
    """Follow a clock that gives these readings; return what was shown, what was said at the end, and the waits."""
    ahead = iter(readings)
    shown: list[Reading] = []
    waits: list[float] = []
    last = follow(lambda: next(ahead), shown.append, waits.append)
    return shown, last, waits


def test_clock_is_followed_every_second_until_the_session_ends() -> None:
    running = [replace(ONE, left_s=float(left)) for left in (3, 2, 1)]
    assert followed([*running, None]) == (running, "The interview has ended.", [REDRAW_S] * 3)


def test_another_session_is_not_followed() -> None:
    assert followed([ONE, replace(ONE, session="s2")])[1] == "The interview has ended."


def test_session_that_is_left_is_told_as_that() -> None:
    left = replace(ONE, status=ClockStatus.LEFT)
    assert followed([ONE, left]) == ([ONE], clock_line(left), [REDRAW_S])


def test_where_nothing_runs_there_is_nothing_to_follow() -> None:
    assert followed([None]) == ([], NOTHING, [])


def test_plain_follower_says_each_minute_half_the_time_and_every_change(capsys: pytest.CaptureFixture[str]) -> None:
    follower = Landmarks()
    for left in range(900, -61, -1):
        follower.show(replace(ONE, left_s=float(left)))
    minutes = [f"{minute}:00 left" for minute in range(15, 0, -1)]
    minutes.insert(8, "7:30 left")
    told = [line.partition(": ")[2] for line in capsys.readouterr().out.splitlines()]
    assert told == [*minutes, "time is up", "1:00 over time"]
    for change in (replace(ONE, left_s=-60.0, status=ClockStatus.PAUSED), replace(ONE, left_s=-60.0), MANY):
        follower.show(change)
    assert len(capsys.readouterr().out.splitlines()) == 3
