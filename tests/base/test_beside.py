"""What goes on beside something else ends with it, whatever either of them does."""

import threading

import pytest

from interviewprep.base.beside import Wait, beside
from support.process import HANG_S


def test_work_goes_on_until_the_context_ends() -> None:
    rounds, several = [0], threading.Event()

    def work(wait: Wait) -> None:
        while not wait(0.001):
            rounds[0] += 1
            if rounds[0] == 3:
                several.set()

    with beside("work", work):
        assert several.wait(HANG_S)
    ended_at = rounds[0]
    assert "work" not in {thread.name for thread in threading.enumerate()}
    assert rounds[0] == ended_at


def test_end_waits_for_no_pause_of_the_work() -> None:
    told: list[bool] = []
    with beside("work", lambda wait: told.append(wait(10 * HANG_S))):
        pass
    assert told == [True]


def test_work_ends_with_an_error_too() -> None:
    with pytest.raises(KeyboardInterrupt), beside("work", lambda wait: wait(10 * HANG_S)):
        raise KeyboardInterrupt
    assert "work" not in {thread.name for thread in threading.enumerate()}


def test_end_leaves_work_alone_that_does_not_end_in_time() -> None:
    gate = threading.Event()
    with beside("work", lambda _: gate.wait(HANG_S), leave_s=0.001):
        pass
    assert not gate.is_set()
    gate.set()
