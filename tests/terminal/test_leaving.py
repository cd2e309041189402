"""Leaving in the middle, and what the next start makes of it."""

import os
import shutil
import signal
import sys
from pathlib import Path

import pytest

from interviewprep.base.paths import Paths
from interviewprep.model.attempt import SessionStatus
from interviewprep.store.history import open_history
from support.editors import RIGHT, SHOW, putting
from support.process import PrepRunner
from support.terminal import END_OF_TEXT, Start, Terminal, come_back_to_shell, leave_work_open, pass_follow_ups

KEYS = "e edit, r run, s submit"


def leave_draft(start: Start, home: Path) -> None:
    """Write a right answer to two-sum into the file, and leave without submitting it."""
    terminal = start("interview", "--area", "coding", env={"EDITOR": putting(home, RIGHT)})
    terminal.wait_for(KEYS)
    terminal.send("e")
    terminal.wait_for_new(KEYS)
    terminal.interrupt()
    assert terminal.wait_for_end() == 130
    assert "`prep interview` offers to go on" in terminal.everything()
    assert "Traceback" not in terminal.everything()
    assert terminal.is_sane()


@pytest.fixture
def left(two_sum: None, run_prep: PrepRunner, paths: Paths) -> Path:
    """Leave two-sum with a right answer in its file, without a terminal; stops tests from all paying for one."""
    del two_sum
    assert run_prep("interview", "--area", "coding", "--plain", input="/quit\n").returncode == 130
    (file,) = paths.workspace.rglob("*two-sum.py")
    file.write_text(RIGHT, encoding="utf-8")
    return file


def come_back(start: Start, key: str) -> Terminal:
    """Start again with an editor that shows the file, and choose what to do about the interview that was left."""
    terminal = start("interview", "--area", "coding", env={"EDITOR": SHOW})
    terminal.wait_for("An unfinished interview from")
    terminal.wait_for("r resume, g grade, d drop, k keep")
    terminal.enter(key)
    return terminal


def statuses(paths: Paths) -> list[SessionStatus]:
    with open_history(paths) as history:
        return [row.status for row in history.sessions()]


@pytest.mark.usefixtures("two_sum")
def test_draft_is_still_there_when_an_interview_is_gone_on_with(start: Start, home: Path, paths: Paths) -> None:
    leave_draft(start, home)
    terminal = come_back(start, "r")
    terminal.wait_for(KEYS)
    terminal.send("e")
    terminal.wait_for("return seen[target - number], place")
    terminal.wait_for_new(KEYS)
    terminal.send("s")
    terminal.wait_for("Verdict: accepted")
    pass_follow_ups(terminal, "Enter to go on")
    terminal.enter()
    leave_work_open(terminal)
    terminal.wait_for("Scorecard")
    assert terminal.wait_for_end() == 0
    assert statuses(paths) == [SessionStatus.FINISHED]


@pytest.mark.usefixtures("two_sum")
def test_draft_comes_back_even_when_its_file_is_gone(start: Start, home: Path, paths: Paths) -> None:
    leave_draft(start, home)
    shutil.rmtree(paths.workspace)
    terminal = come_back(start, "r")
    terminal.wait_for(KEYS)
    terminal.send("e")
    terminal.wait_for("return seen[target - number], place")


@pytest.mark.usefixtures("left")
def test_draft_is_graded_on_demand(start: Start, paths: Paths) -> None:
    terminal = come_back(start, "g")
    terminal.wait_for("Verdict: accepted")
    terminal.wait_for("Enter to go on")
    terminal.enter()
    leave_work_open(terminal)
    terminal.wait_for("Scorecard")
    assert terminal.wait_for_end() == 0
    assert statuses(paths) == [SessionStatus.FINISHED]


@pytest.mark.usefixtures("left")
@pytest.mark.parametrize(("key", "status"), [("d", SessionStatus.DROPPED), ("k", SessionStatus.ACTIVE)])
def test_interview_that_is_dropped_or_kept_makes_way_for_a_new_one(
    start: Start, paths: Paths, key: str, status: SessionStatus
) -> None:
    terminal = come_back(start, key)
    terminal.wait_for("Question 1 of 1: Two sum")
    terminal.wait_for(KEYS)
    terminal.send("e")
    terminal.wait_for("raise NotImplementedError")
    terminal.wait_for_new(KEYS)
    terminal.send("q")
    assert terminal.wait_for_end() == 130
    assert statuses(paths) == [status, SessionStatus.ACTIVE]


@pytest.mark.usefixtures("small_bank")
def test_half_a_text_is_kept_as_a_draft(start: Start) -> None:
    arguments = ("drill", "--new", "--area", "ml-theory", "--seed", "1", "--limit", "5")
    terminal = start(*arguments)
    while terminal.wait_for("Your answer (Esc then Enter", "Your answer (") != "Your answer (Esc then Enter":
        terminal.enter("/skip")
    terminal.send("There are, as far")
    terminal.wait_for("as far")
    terminal.interrupt()
    assert terminal.wait_for_end() == 130
    again = start(*arguments)
    again.wait_for("An unfinished drill from")
    again.enter("resume")
    again.wait_for("There are, as far")
    again.send(" as I see, two." + END_OF_TEXT)
    again.wait_for("How sure?")
    again.enter()
    again.wait_for("Rubric")


@pytest.mark.usefixtures("two_sum")
@pytest.mark.skipif(shutil.which("bash") is None, reason="bash is not installed")
def test_shell_is_usable_after_a_kill_and_the_interview_can_be_gone_on_with(home: Path, paths: Paths) -> None:
    command = f"{sys.executable} -m interviewprep interview --area coding"
    # What the shell finds is what any program finds that it starts.
    with Terminal(["bash", "--norc", "--noprofile", "--noediting", "-i"], folder=home, env={"PS1": "$ "}) as terminal:
        terminal.wait_for("$")
        terminal.enter(command)
        terminal.wait_for(KEYS)
        terminal.send("z")
        terminal.wait_for("z is no key here")
        assert not terminal.is_sane(), "a prompt that is edited reads single keys"
        with open_history(paths) as history:
            os.kill(history.sessions()[0].pid, signal.SIGKILL)
        come_back_to_shell(terminal)
        terminal.enter(command)
        terminal.wait_for("An unfinished interview from")
        terminal.enter("d")
        terminal.wait_for(KEYS)
        terminal.interrupt()
        terminal.wait_for("Stopped.")
        terminal.enter("exit")
        terminal.wait_for_end()
        assert terminal.is_sane()
