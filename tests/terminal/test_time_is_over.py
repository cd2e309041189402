"""What a person sees and keeps when the time is over: at a prompt, in an editor, line by line, and in a pause."""

import shlex
import threading
from pathlib import Path

import pytest

from interviewprep.base.paths import Paths
from interviewprep.model.attempt import EventKind
from interviewprep.store.history import open_history
from support.editors import RIGHT, WRONG
from support.process import HANG_S
from support.terminal import Start, Terminal

SINGLE = ("interview", "--area", "ml-theory", "--format", "single", "--questions", "1", "--seed", "1")
SECONDS = ("--minutes", "0.05")
"""Three seconds in all."""
PROMPT = "Your answer (one number)"


def at_zero(paths: Paths) -> str:
    """Give what was kept at zero."""
    with open_history(paths) as history:
        (row,) = history.sessions()
        (event,) = [one for one in history.events(row.id) if one.payload.get("zero")]
    return str(event.payload["text"])


def go_to_scorecard(terminal: Terminal) -> None:
    """Press Enter at what is asked after a verdict."""
    while terminal.wait_for("Scorecard", "Enter to go on, u undo", "What went wrong?") != "Scorecard":
        terminal.enter()


@pytest.mark.usefixtures("small_bank")
def test_practice_tells_once_above_the_prompt_and_goes_on(start: Start, paths: Paths) -> None:
    terminal = start(*SINGLE, *SECONDS)
    terminal.wait_for(PROMPT)
    terminal.send("2")
    terminal.wait_for("over time in all")
    terminal.enter("")
    terminal.wait_for("How sure?")
    terminal.enter()
    terminal.wait_for("What you had when the time was over:")
    go_to_scorecard(terminal)
    assert terminal.everything().count("The time of the interview is over.") == 1
    assert at_zero(paths) == "2"


@pytest.mark.usefixtures("small_bank")
def test_exam_closes_the_prompt_with_what_stands_in_it(start: Start, paths: Paths) -> None:
    terminal = start(*SINGLE, *SECONDS, "--exam")
    terminal.wait_for(PROMPT)
    terminal.send("2")
    terminal.wait_for("What stood there is your answer.")
    terminal.wait_for("How sure?")
    terminal.enter()
    terminal.wait_for("Verdict: ")
    terminal.wait_for("Scorecard", "Enter to go on", "What went wrong?")
    assert at_zero(paths) == "2"


@pytest.mark.usefixtures("small_bank")
def test_exam_closes_in_plain_mode_while_nobody_types(start: Start) -> None:
    terminal = start(*SINGLE, *SECONDS, "--exam", "--plain")
    terminal.wait_for("There was no answer.")
    terminal.wait_for("1. A small question: not answered")
    assert terminal.wait_for_end() == 0


@pytest.mark.usefixtures("two_sum")
def test_exam_grades_the_file_of_zero_and_not_what_an_editor_wrote_later(
    start: Start, home: Path, paths: Paths
) -> None:
    right, wrong = home / "right.py", home / "wrong.py"
    right.write_text(RIGHT, encoding="utf-8")
    wrong.write_text(WRONG, encoding="utf-8")
    script = home / "editor.sh"
    script.write_text(
        f'cp {shlex.quote(str(right))} "$1"; echo Open.; read line; cp {shlex.quote(str(wrong))} "$1"\n',
        encoding="utf-8",
    )
    terminal = start(
        "interview", "--area", "coding", "--minutes", "0.1", "--exam", env={"EDITOR": f"sh {shlex.quote(str(script))}"}
    )
    terminal.wait_for("e edit, r run, s submit")
    terminal.send("e")
    terminal.wait_for("Open.")
    wait_for_copy(paths.workspace)
    terminal.enter()
    terminal.wait_for("What stood there is your answer.")
    terminal.wait_for("Verdict: accepted")
    with open_history(paths) as history:
        (row,) = history.sessions()
        submit = next(event for event in history.events(row.id) if event.kind is EventKind.SUBMIT)
    assert submit.payload["answer"] == RIGHT


def wait_for_copy(workspace: Path) -> None:
    """Wait until the file of zero is there."""
    pause = threading.Event()
    for _ in range(int(HANG_S / 0.05)):
        if list(workspace.rglob("*.at-zero.py")):
            return
        pause.wait(0.05)
    raise AssertionError("no copy was made at zero")


@pytest.mark.usefixtures("small_bank")
def test_pause_leaves_the_question_on_the_screen_and_goes_on_with_enter(start: Start) -> None:
    terminal = start(*SINGLE)
    terminal.wait_for(PROMPT)
    terminal.enter("/pause")
    terminal.wait_for("Enter to go on")
    terminal.wait_for("Paused; the clock stands still.")
    assert any("What is it?" in line for line in terminal.screen())
    terminal.enter()
    terminal.wait_for(PROMPT)
    terminal.enter("just-right")
    terminal.wait_for("How sure?")
    terminal.enter()
    go_to_scorecard(terminal)
    terminal.wait_for("1 pause, ")
