"""Seconds of CPU as they pass on this machine, against usual ones."""

import pytest

from interviewprep.proof.slowness import USUAL_S, slowness


def test_machine_that_takes_twice_as_long_is_twice_as_slow(monkeypatch: pytest.MonkeyPatch) -> None:
    readings = iter((7.0, 7.0 + 2 * USUAL_S))
    monkeypatch.setattr("time.thread_time", lambda: next(readings))
    assert slowness() == pytest.approx(2.0)
