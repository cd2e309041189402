"""Runs in the background: one at a time, the last text is always run, and what goes wrong comes out."""

from threading import Event, Lock

import pytest
from hypothesis import given
from hypothesis import strategies as st

from interviewprep.base.errors import JudgeUnavailable, PrepError
from interviewprep.model.verdict import Judgement, Sandbox, Verdict
from interviewprep.session.desk import Run
from interviewprep.ui.watch.runner import Runner
from support.desks import wait_until
from support.process import HANG_S

ACCEPTED = Judgement(Verdict.ACCEPTED, 1.0, (), Sandbox({}))


class Judge:
    """Runs a text when `gate` is open, and notes the texts; `most` is how many were under way at once."""

    def __init__(self) -> None:
        self.gate = Event()
        self.ran: list[str] = []
        self.most = 0
        self._under_way = 0
        self._lock = Lock()

    def __call__(self, source: str) -> Run:
        with self._lock:
            self._under_way += 1
            self.most = max(self.most, self._under_way)
            self.ran.append(source)
        assert self.gate.wait(HANG_S)
        with self._lock:
            self._under_way -= 1
        return Run(source, ACCEPTED, None)


def outcomes(runner: Runner) -> list[Run | PrepError]:
    """Take outcomes until nothing is under way."""
    taken: list[Run | PrepError] = []

    def is_idle() -> bool:
        if outcome := runner.poll():
            taken.append(outcome)
        return not runner.is_busy

    wait_until(is_idle)
    return taken


@given(st.lists(st.text(), min_size=1, max_size=6))
def test_of_texts_asked_for_in_a_row_the_first_and_the_last_are_run_one_after_the_other(texts: list[str]) -> None:
    judge = Judge()
    runner = Runner(judge)
    for text in texts:
        runner.ask(text)
    judge.gate.set()
    runs = outcomes(runner)
    assert judge.ran == [texts[0], *texts[1:][-1:]]
    assert [run.source for run in runs if isinstance(run, Run)] == judge.ran
    assert judge.most == 1


def test_no_outcome_comes_before_the_run_has_ended_and_each_comes_once() -> None:
    judge = Judge()
    runner = Runner(judge)
    assert runner.poll() is None
    runner.ask("a")
    assert (runner.poll(), runner.is_busy) == (None, True)
    judge.gate.set()
    assert len(outcomes(runner)) == 1
    assert (runner.poll(), runner.is_busy) == (None, False)


def test_what_a_person_must_be_told_is_handed_over_and_further_runs_go_on() -> None:
    def fail(source: str) -> Run:
        raise JudgeUnavailable(f"no judge for {source}")

    runner = Runner(fail)
    for text in ("a", "b"):
        runner.ask(text)
        assert [str(fault) for fault in outcomes(runner)] == [f"no judge for {text}"]


def test_a_fault_of_ours_is_raised_where_it_can_be_told() -> None:
    def fail(source: str) -> Run:
        raise ZeroDivisionError(source)

    runner = Runner(fail)
    runner.ask("a")
    with pytest.raises(ZeroDivisionError):
        outcomes(runner)
