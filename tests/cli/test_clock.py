"""`prep clock` where no session runs; tests/terminal has it beside one that does."""

import json
from typing import Any

import pytest

from interviewprep.base.paths import Paths
from support.process import PrepRunner

QUESTIONS = ("drill", "--new", "--area", "ml-theory", "--seed", "1", "--limit", "2", "--plain")


def document(prep: PrepRunner) -> dict[str, Any]:
    done = prep("clock", "--json")
    assert (done.returncode, done.stderr) == (0, "")
    told: dict[str, Any] = json.loads(done.stdout)
    return told


def test_without_a_session_it_says_so_and_makes_no_history(run_prep: PrepRunner, paths: Paths) -> None:
    assert document(run_prep) == {"schema": 1, "session": None, "question": None}
    for option in ((), ("--follow",)):
        done = run_prep("clock", *option)
        assert (done.returncode, done.stdout, done.stderr) == (0, "No session runs.\n", "")
    done = run_prep("clock", "--tmux")
    assert (done.returncode, done.stdout, done.stderr) == (0, "", "")
    assert not paths.data.exists()


@pytest.mark.usefixtures("small_bank")
def test_session_that_was_left_is_told_as_left_and_not_in_a_status_line(run_prep: PrepRunner, paths: Paths) -> None:
    assert run_prep(*QUESTIONS, input="/quit\n").returncode == 130
    before = paths.history.read_bytes()
    assert document(run_prep)["session"]["status"] == "left"
    assert "was left; `prep drill` offers to go on." in run_prep("clock").stdout
    assert "was left" in run_prep("clock", "--follow").stdout
    assert run_prep("clock", "--tmux").stdout == ""
    assert [file.name for file in paths.data.iterdir()] == [paths.history.name]
    assert paths.history.read_bytes() == before


@pytest.mark.parametrize("options", [("--tmux", "--json"), ("--follow", "--json"), ("--follow", "--tmux")])
def test_two_ways_of_telling_at_once_are_refused(run_prep: PrepRunner, options: tuple[str, ...]) -> None:
    done = run_prep("clock", *options)
    assert done.returncode == 2
    assert "exclude one another" in done.stderr
