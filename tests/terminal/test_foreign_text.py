"""What a bank or an answer holds is shown, and never drives the terminal."""

from pathlib import Path

import pytest

from support.editors import putting
from support.process import PrepRunner
from support.terminal import Start

TITLE = "\x1b]0;owned\x07 a \x1b[31mred title"
UNIT = "\x1b[41mshares"
CRITERION = "Says \x1b[2Jthat there are two"
CHATTY = r"""
def two_sum(nums, target):
    print("\x1b[2J\x1b]0;owned\x07 I was here \x9b31m")
    raise ValueError("\x1b[2Jwiped \x1b]0;owned\x07")
"""
DRIVING = ("\x1b]0;owned", "\x1b[31mred", "\x1b[41m", "\x1b[2J", "\x9b")


@pytest.fixture
def hostile_bank(small_bank: Path) -> None:
    """Write escape sequences into titles, units and criteria, as TOML's escapes allow; stops trust in banks."""
    for file in small_bank.rglob("*.md"):
        text = file.read_text(encoding="utf-8")
        text = text.replace('title = "A small question"', f"title = {quoted(TITLE)}")
        text = text.replace('unit = "share"', f"unit = {quoted(UNIT)}")
        text = text.replace('text = "Says that there are two"', f"text = {quoted(CRITERION)}")
        file.write_text(text, encoding="utf-8")


def quoted(text: str) -> str:
    """Write a TOML string whose control characters are escapes."""
    return '"' + "".join(f"\\u{ord(one):04x}" if not one.isprintable() else one for one in text) + '"'


@pytest.mark.usefixtures("hostile_bank")
def test_question_cannot_drive_the_terminal(start: Start) -> None:
    terminal = start("interview", "--area", "ml-theory", "--questions", "5", "--seed", "1")
    while (shown := terminal.wait_for("Your answer (", "Scorecard")) != "Scorecard":
        is_prose = "Esc then" in terminal.recent()
        terminal.send("/solution" + ("\x1b" if is_prose else "") + "\r")
        terminal.wait_for("What went wrong?")
        terminal.enter()
    assert shown == "Scorecard"
    assert terminal.wait_for_end() == 0
    assert "red title" in terminal.everything()
    assert [sequence for sequence in DRIVING if sequence.encode() in terminal.raw] == []


@pytest.mark.usefixtures("hostile_bank")
def test_plain_lines_hold_no_escapes(run_prep: PrepRunner) -> None:
    answers = {"order": "1 2 3 4", "single": "1", "multi": "1", "numeric": "1", "short": "Two.\n.\n"}
    done = run_prep("interview", "--area", "ml-theory", "--plain", "--seed", "1", input="\n".join(answers.values()))
    assert "red title" in done.stdout
    assert not {one for one in done.stdout + done.stderr if not one.isprintable()} - {"\n"}


@pytest.mark.usefixtures("small_bank")
def test_answer_cannot_drive_the_terminal(start: Start, home: Path) -> None:
    terminal = start(
        "interview", "--area", "coding", "--questions", "2", "--seed", "1", env={"EDITOR": putting(home, CHATTY)}
    )
    terminal.wait_for("e edit, r run")
    while "small-code" not in terminal.recent():
        terminal.enter("/skip")
        terminal.wait_for_new("e edit, r run")
    terminal.send("e")
    terminal.wait_for("I was here")
    terminal.wait_for("wiped")
    terminal.send("s")
    terminal.wait_for("Submitted: runtime error")
    terminal.wait_for("go on working on it")
    assert [sequence for sequence in DRIVING if sequence.encode() in terminal.raw] == []
