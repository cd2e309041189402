"""The countdown shows what ends first, and fits a narrow terminal."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from interviewprep.base.text import time_left
from interviewprep.model.taxonomy import Format
from interviewprep.session.candidate import View
from interviewprep.session.phases import PHASES
from interviewprep.ui.countdown import ROOM, countdown
from support.questions import choice, question

LEFTS = st.integers(-7200, 4 * 3600).map(float)


def view_of(
    item_s: float, *, session_s: float | None = None, stage_s: float | None = None, phase: str = "", total: int = 2
) -> View:
    return View(
        question=question(Format.SINGLE, choice("p", "qr")),
        number=1,
        total=total,
        why="",
        order=(),
        draft="",
        file=None,
        budget_s=120,
        item_left_s=lambda: item_s,
        session_left_s=lambda: session_s,
        stage_left_s=lambda: stage_s,
        phase=lambda: phase,
    )


@pytest.mark.parametrize(
    ("view", "line"),
    [
        (view_of(75), "Question 1 of 2: 1:15 left"),
        (view_of(75, session_s=600), "Question 1 of 2: 1:15 left; in all 10:00"),
        (view_of(75, session_s=75.2), "Question 1 of 2: 1:15 left"),
        (view_of(75, session_s=30), "Question 1 of 2: 0:30 left in all; question 1:15"),
        (view_of(75, session_s=30, total=1), "Question 1 of 1: 0:30 left in all; question 1:15"),
        (view_of(600, stage_s=90), "Question 1 of 2: 1:30 left of this stage; question 10:00"),
        (view_of(60, stage_s=90), "Question 1 of 2: 1:00 left; stage 1:30"),
        (view_of(600, stage_s=-70), "Question 1 of 2: 10:00 left; stage over by 1:10"),
        (view_of(-5), "Question 1 of 2: 0:05 over time"),
        (view_of(300, session_s=-5), "Question 1 of 2: 0:05 over time in all; question 5:00"),
        (view_of(840, session_s=900, phase="code"), "Question 1 of 2: 14:00 left; code; in all 15:00"),
    ],
)
def test_line_is_told_in_the_order_in_which_things_end(view: View, line: str) -> None:
    assert countdown(view) == line


@given(
    LEFTS,
    st.one_of(st.none(), LEFTS),
    st.one_of(st.none(), LEFTS),
    st.sampled_from(["", *(phase.name for phase in PHASES)]),
)
def test_line_fits_and_shows_the_least_that_is_left(
    item_s: float, session_s: float | None, stage_s: float | None, phase: str
) -> None:
    view = replace(view_of(item_s, session_s=session_s, stage_s=stage_s, phase=phase), number=10, total=12)
    line = countdown(view)
    assert len(line) <= ROOM
    stage = [stage_s] if stage_s is not None and stage_s > 0 else []
    least = min([item_s, *stage, *([] if session_s is None else [session_s])])
    assert line.startswith(f"Question 10 of 12: {time_left(least)}")
