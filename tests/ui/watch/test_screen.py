"""Keys as they come from a terminal, through an input pipe."""

from collections.abc import Iterator

import pytest
from prompt_toolkit.application import create_app_session
from prompt_toolkit.input import PipeInput, create_pipe_input
from prompt_toolkit.output import DummyOutput

from interviewprep.base.errors import StoreFault
from interviewprep.base.paths import Paths
from interviewprep.session.candidate import EndOfAnswers
from interviewprep.ui.watch.keys import ACTIONS, KEYS, Deed
from interviewprep.ui.watch.screen import watch
from interviewprep.ui.watch.watcher import Watcher
from support.clock import FakeClock
from support.desks import CODE, RIGHT, Noted, Seat
from support.editors import save_in_place

PASTED = "\x1b[200~spqkn\r\x1b[201~"
ARROW = "\x1b[A"


@pytest.fixture
def typed() -> Iterator[PipeInput]:
    """Give a keyboard; stops tests from reading the terminal they are run at."""
    with create_pipe_input() as pipe, create_app_session(input=pipe, output=DummyOutput()):
        yield pipe


@pytest.fixture
def watcher(paths: Paths, fake_clock: FakeClock) -> Watcher:
    """Watch a question whose file holds a right answer, in an editor that takes the terminal."""
    seat = Seat.take(paths, fake_clock, CODE)
    save_in_place(seat.file, RIGHT)
    return Watcher(seat.view, Noted(takes_terminal=True))


def no_clock() -> str:
    return ""


ASKS = {Deed.HINT, Deed.SKIP, Deed.GIVE_UP, Deed.NEVER_AGAIN}


@pytest.mark.parametrize("key", [name for name, key in KEYS.items() if key.deed in {*ACTIONS, Deed.EDIT, Deed.WORD}])
def test_each_key_counts_without_enter_unless_it_asks_first(typed: PipeInput, watcher: Watcher, key: str) -> None:
    deed = KEYS[key].deed
    typed.send_text(f"{key}\r" if deed in ASKS else key)
    assert watch(watcher, no_clock) is deed


def test_any_other_key_takes_back_what_was_asked(typed: PipeInput, watcher: Watcher) -> None:
    typed.send_text("nsgqs")
    assert watch(watcher, no_clock) is Deed.SUBMIT


def test_enter_behind_a_key_is_no_answer_to_what_comes_next(typed: PipeInput, watcher: Watcher) -> None:
    typed.send_text("s\rh\r")
    assert watch(watcher, no_clock) is Deed.SUBMIT
    assert watch(watcher, no_clock) is Deed.HINT


def test_a_word_may_be_typed_in_one_go(typed: PipeInput, watcher: Watcher) -> None:
    from prompt_toolkit import prompt

    typed.send_text("/end\r")
    assert watch(watcher, no_clock) is Deed.WORD
    assert prompt(default="/") == "/end"


def test_what_is_pasted_and_keys_that_mean_nothing_do_nothing(typed: PipeInput, watcher: Watcher) -> None:
    typed.send_text(f"{PASTED}{ARROW}\tzs")
    assert watch(watcher, no_clock) is Deed.SUBMIT


def test_interrupt_and_end_of_input_leave(typed: PipeInput, watcher: Watcher) -> None:
    typed.send_text("\x03")
    with pytest.raises(KeyboardInterrupt):
        watch(watcher, no_clock)
    typed.send_text("\x04")
    with pytest.raises(EndOfAnswers):
        watch(watcher, no_clock)


def test_fault_while_one_watches_comes_out(typed: PipeInput, watcher: Watcher, monkeypatch: pytest.MonkeyPatch) -> None:
    del typed
    ticks = iter([None])

    def fail() -> None:
        if next(ticks, StoreFault) is StoreFault:
            raise StoreFault("the disk is full")

    monkeypatch.setattr(watcher, "tick", fail)
    with pytest.raises(StoreFault, match="the disk is full"):
        watch(watcher, no_clock)


def test_fault_at_a_key_comes_out(typed: PipeInput, watcher: Watcher, monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(key: str) -> Deed:
        raise StoreFault(f"no {key}")

    monkeypatch.setattr(watcher, "press", fail)
    typed.send_text("x")
    with pytest.raises(StoreFault, match="no x"):
        watch(watcher, no_clock)
