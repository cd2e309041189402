"""The clock in the window's title: when it is due, what it says, and that the old title comes back."""

from collections.abc import Callable
from dataclasses import dataclass, field, replace
from math import inf

import pytest
from hypothesis import given
from hypothesis import strategies as st

from interviewprep.model.taxonomy import Format
from interviewprep.session.candidate import View
from interviewprep.ui.bell import mark
from interviewprep.ui.ticker import Ticker, bell_of
from interviewprep.ui.title import LAST_STEP_S, SOONEST_S, STEP_S, clock_beside, find_title, keep_telling, title
from interviewprep.ui.title import next_update_s as due_in
from support.clock import FakeClock
from support.questions import choice, question

LEFT = st.floats(-7200, 7200)
PUSH, POP = "\x1b[22;2t", "\x1b[23;2t"


@dataclass
class Sitting:
    """A question of `budget_s` under a clock that moves as far as is waited, and all that was written meanwhile."""

    budget_s: float
    until_left_s: float
    clock: FakeClock = field(default_factory=FakeClock)
    written: list[str] = field(default_factory=list)
    rung: list[str] = field(default_factory=list)

    def __post_init__(self) -> None:
        self._start_s = self.clock.read().awake_s

    def left_s(self) -> float:
        return self.budget_s - (self.clock.read().awake_s - self._start_s)

    def wait(self, seconds: float) -> bool:
        self.clock.advance(seconds)
        return self.left_s() < self.until_left_s

    def view(self) -> View:
        return View(
            question=replace(question(Format.SINGLE, choice("p", "q")), title="Two sum"),
            number=1,
            total=1,
            why="",
            order=(),
            draft="",
            file=None,
            budget_s=self.budget_s,
            item_left_s=self.left_s,
            session_left_s=lambda: None,
        )

    def ticker(self) -> Ticker:
        view = self.view()
        return Ticker(view, bell_of(view, lambda left_s, title: self.rung.append(mark(left_s, title))))

    def titles(self) -> list[str]:
        return [text.removeprefix("\x1b]2;").removesuffix("\a") for text in self.written]


@given(LEFT)
def test_title_is_due_within_a_minute_and_never_at_once(left_s: float) -> None:
    assert SOONEST_S <= due_in(left_s) <= STEP_S + SOONEST_S


@given(st.floats(0, 120))
def test_title_is_due_within_ten_seconds_in_the_last_two_minutes(left_s: float) -> None:
    seconds = due_in(left_s)
    assert seconds <= LAST_STEP_S + SOONEST_S or left_s < SOONEST_S


@given(LEFT)
def test_title_is_due_when_the_clock_shows_round_figures(left_s: float) -> None:
    then_s = left_s - due_in(left_s)
    step_s = LAST_STEP_S if 0 <= then_s <= 120 else STEP_S
    assert abs(then_s / step_s - round(then_s / step_s)) < 1e-6


def test_title_tells_each_minute_and_then_every_ten_seconds() -> None:
    sitting = Sitting(budget_s=245, until_left_s=-70)
    keep_telling(sitting.ticker(), sitting.written.append, sitting.wait)
    assert sitting.titles() == [
        f"prep {text} - Two sum"
        for text in [
            "4:05 left",
            "4:00 left",
            "3:00 left",
            # Half of it is a mark at which it rings, and so the title is told as well.
            "2:02 left",
            "2:00 left",
            *(f"{seconds // 60}:{seconds % 60:02d} left" for seconds in range(110, 0, -10)),
            "time is up",
            "1:00 over time",
        ]
    ]
    assert [text.partition(" - ")[0] for text in sitting.rung] == ["2:02 left", "1:00 left", "time is up"]


@given(st.floats(1, 7200))
def test_writes_are_as_few_as_the_schedule_allows(budget_s: float) -> None:
    sitting = Sitting(budget_s, until_left_s=0)
    keep_telling(sitting.ticker(), sitting.written.append, sitting.wait)
    marks = 4
    assert len(sitting.written) <= budget_s / STEP_S + 120 / LAST_STEP_S + marks + 2


def test_bell_rings_where_no_title_is_written() -> None:
    sitting = Sitting(budget_s=900, until_left_s=-1)
    keep_telling(sitting.ticker(), None, sitting.wait)
    assert [text.partition(" - ")[0] for text in sitting.rung] == ["7:30 left", "5:00 left", "1:00 left", "time is up"]


def test_without_bell_the_title_alone_is_told() -> None:
    sitting = Sitting(budget_s=130, until_left_s=100)
    ticker = Ticker(sitting.view(), bell_of(sitting.view(), None))
    assert ticker.next_mark_s == -inf
    keep_telling(ticker, sitting.written.append, sitting.wait)
    assert sitting.titles() == [f"prep {left} left - Two sum" for left in ("2:10", "2:00", "1:50", "1:40")]


@given(st.text())
def test_no_title_can_end_its_sequence(text: str) -> None:
    sequence = title(text)
    assert sequence.startswith("\x1b]2;")
    assert sequence.endswith("\a")
    assert all(letter >= " " for letter in sequence[1:-1])


def run_beside(sitting: Sitting, during: Callable[[], None]) -> None:
    with clock_beside(sitting.ticker(), sitting.written.append):
        during()


def test_title_is_pushed_set_and_popped() -> None:
    sitting = Sitting(budget_s=900, until_left_s=0)
    run_beside(sitting, lambda: None)
    first, *between, last = sitting.written
    assert (first, last) == (PUSH, title("") + POP)
    assert set(between) <= {title("prep 15:00 left - Two sum")}


@pytest.mark.parametrize("kind", [OSError, KeyboardInterrupt])
def test_title_is_popped_when_the_editor_ends_by_an_error(kind: type[BaseException]) -> None:
    sitting = Sitting(budget_s=900, until_left_s=0)

    def fail() -> None:
        raise kind

    with pytest.raises(kind):
        run_beside(sitting, fail)
    assert sitting.written[-1].endswith(POP)


@pytest.mark.parametrize(
    ("term", "has_title"), [("xterm", True), ("tmux", True), ("dumb", False), ("linux", False), ("", False)]
)
def test_terminal_without_a_window_has_no_title(term: str, *, has_title: bool) -> None:
    assert (find_title({"TERM": term}) is not None) == has_title
