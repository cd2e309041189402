"""The bell rings once a mark, and a notification is one that a terminal cannot be driven by."""

from math import inf

import pytest
from hypothesis import given
from hypothesis import strategies as st

from interviewprep.ui.bell import Bell, find_alarm, notification


def rings(budget_s: float, readings: list[float]) -> list[float]:
    """List at which times left it rings when these are read, the first being that at which the question is put."""
    rung: list[float] = []
    bell = Bell(budget_s, readings[0], rung.append)
    for left_s in readings:
        bell.tell(left_s)
    return rung


def test_rings_at_half_five_minutes_one_minute_and_the_end() -> None:
    assert rings(900, [float(left) for left in range(900, -30, -1)]) == [450, 300, 60, 0]


def test_marks_that_had_passed_stay_silent() -> None:
    assert rings(900, [59.0, 58.0, 57.0]) == []


def test_marks_that_passed_at_once_ring_once() -> None:
    assert rings(900, [900.0, -20.0, -21.0]) == [-20]


@given(st.floats(10, 7200), st.lists(st.floats(-600, 7200), min_size=1))
def test_never_rings_more_often_than_there_are_marks(budget_s: float, readings: list[float]) -> None:
    assert len(rings(budget_s, readings)) <= 4


@given(st.floats(10, 7200), st.floats(-600, 7200))
def test_next_mark_is_the_time_left_at_which_it_rings_next(budget_s: float, left_s: float) -> None:
    rung: list[float] = []
    bell = Bell(budget_s, left_s, rung.append)
    bell.tell(left_s)
    assert rung == []
    while (mark_s := bell.next_mark_s) > -inf:
        bell.tell(mark_s + 0.001)
        bell.tell(mark_s)
        assert rung.pop() == mark_s
        assert rung == []


@given(st.text())
def test_no_text_can_end_its_notification(text: str) -> None:
    sequence = notification(text, {})
    assert sequence.startswith("\x1b]9;prep: ")
    assert sequence.endswith("\a")
    assert all(letter >= " " for letter in sequence[1:-1])


def test_notification_passes_through_tmux() -> None:
    plain = notification("5:00 left - Two sum", {})
    assert plain == "\x1b]9;prep: 5:00 left - Two sum\a"
    assert notification("5:00 left - Two sum", {"TMUX": "/tmp/tmux,1,0"}) == f"\x1bPtmux;\x1b{plain}\x1b\\"


@pytest.mark.parametrize(
    ("rings", "notifies", "sent"),
    [
        (True, False, "\a"),
        (False, True, "\x1b]9;prep: time is up - Two sum\a"),
        (True, True, "\a\x1b]9;prep: time is up - Two sum\a"),
    ],
)
def test_alarm_is_sent_at_once_and_as_set(
    monkeypatch: pytest.MonkeyPatch, sent: str, *, rings: bool, notifies: bool
) -> None:
    writes: list[str] = []
    monkeypatch.setattr("interviewprep.ui.bell.send", writes.append)
    alarm = find_alarm(plain=False, rings=rings, notifies=notifies)
    assert alarm is not None
    alarm(-0.4, "Two sum")
    assert writes == [sent]


def test_nobody_is_told_who_does_not_want_to_be() -> None:
    assert find_alarm(plain=False, rings=False, notifies=False) is None
