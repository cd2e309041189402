"""Terminals that are read at any moment, and those that do not answer."""

import sys
from pathlib import Path

import pytest

from support import terminal as reading
from support.terminal import Terminal

# As prompts are drawn: the cursor is hidden until all of the frame stands there.
FRAMES = r"""
for prompt in ("What went wrong? 1 slip (Enter: skip)", "Enter to go on"):
    print("\x1b[?25l" + prompt + "\n\x1b[7mThe clock stands still.\x1b[0m\r\x1b[A\x1b[39C\x1b[?25h", end="", flush=True)
    input()
    print("\x1b[J\nThe next question")
"""
# It waits for no terminal to say where its cursor is, and hears none.
DEAF = """
import sys
from prompt_toolkit.renderer import Renderer
from interviewprep import entry
Renderer.CPR_TIMEOUT = 0
Renderer.report_absolute_cursor_row = lambda *_: None
sys.exit(entry.run(sys.argv[1:]))
"""


@pytest.mark.parametrize("size", [1, 7, 50])
def test_key_is_pressed_between_frames_wherever_a_read_ends(
    size: int, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(reading, "READ_BYTES", size)
    with Terminal([sys.executable, "-c", FRAMES], folder=tmp_path) as terminal:
        terminal.wait_for("What went")
        assert "The clock stands still." in terminal.shown()
        terminal.enter()
        terminal.wait_for("Enter to")
        assert "skip" not in terminal.recent()
        terminal.enter()
        assert terminal.wait_for_end() == 0


@pytest.mark.usefixtures("small_bank")
def test_terminal_that_never_tells_where_its_cursor_is_gets_no_warning_among_the_lines(home: Path) -> None:
    asked = ("interview", "--area", "ml-theory", "--questions", "1", "--seed", "1")
    with Terminal([sys.executable, "-c", DEAF, *asked], folder=home) as terminal:
        terminal.wait_for("Your answer (")
        terminal.enter("/end")
        assert terminal.wait_for_end() == 0
        assert "WARNING" not in terminal.everything()
