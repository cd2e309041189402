"""Editors that fail, are missing, or were never there: told in words, with nothing lost."""

import re
from pathlib import Path

import pytest

from support.editors import RIGHT
from support.terminal import Start

pytestmark = pytest.mark.usefixtures("two_sum")

KEYS = "e edit, r run, s submit"


@pytest.mark.parametrize(
    ("editor", "told"),
    [
        ("false", "The editor false ended with status 1"),
        ("/nowhere/an-editor --wait", "The editor /nowhere/an-editor cannot be started: No such file or directory."),
        ("/etc", "The editor /etc cannot be started: Permission denied."),
    ],
)
def test_editor_that_fails_is_told_and_the_question_goes_on(start: Start, editor: str, told: str) -> None:
    terminal = start("interview", "--area", "coding", env={"EDITOR": editor})
    terminal.wait_for(KEYS)
    terminal.send("e")
    terminal.wait_for(told)
    terminal.wait_for(KEYS)
    terminal.send("q")
    assert terminal.wait_for_end() == 130
    assert "Traceback" not in terminal.everything()


def test_without_any_editor_the_file_is_named_and_can_be_written_elsewhere(start: Start, home: Path) -> None:
    bare = home / "bin"
    bare.mkdir()
    terminal = start("interview", "--area", "coding", env={"PATH": str(bare)})
    terminal.wait_for(KEYS)
    terminal.send("e")
    terminal.wait_for("No editor was found: set VISUAL or EDITOR")
    terminal.wait_for(KEYS)
    (file,) = (home / "prep").rglob("*two-sum.py")
    assert str(file) in re.sub(r"\n", "", terminal.recent())
    file.write_text(RIGHT, encoding="utf-8")
    terminal.send("s")
    terminal.wait_for("Verdict: accepted")


def test_file_that_vanished_in_the_editor_is_told(start: Start) -> None:
    terminal = start("interview", "--area", "coding", env={"EDITOR": "rm"})
    terminal.wait_for(KEYS)
    terminal.send("e")
    terminal.wait_for("is gone")
    terminal.wait_for(KEYS)
