"""What a session says, on a screen that only takes notes."""

from dataclasses import replace
from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from interviewprep.model.question import Choice, Open, Short
from interviewprep.model.taxonomy import Format
from interviewprep.ui import proposing, showing
from support.questions import choice, choices, opens, question, shorts, shown
from support.screens import Notes


@given(choices(), st.randoms())
def test_options_are_numbered_in_the_order_they_are_shown(content: Choice, random: Random) -> None:
    order = [option.id for option in content.options]
    random.shuffle(order)
    texts = {option.id: option.text for option in content.options}
    notes = Notes()
    showing.question(notes, shown(question(Format.SINGLE, content), tuple(order)))
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


SINGLE = question(Format.SINGLE, choice("p", "qr"))


@pytest.mark.parametrize(
    ("session_s", "time"), [(None, "1:00"), (600.0, "1:00"), (30.0, "0:30, which is all that is left")]
)
def test_time_of_a_question_is_what_ends_first(session_s: float | None, time: str) -> None:
    notes = Notes()
    showing.question(notes, replace(shown(SINGLE), session_left_s=lambda: session_s))
    assert f"Time: {time}" in notes.lines
