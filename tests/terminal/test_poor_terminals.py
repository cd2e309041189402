"""Terminals without colour, without cursor movement, without the letters, or without a person."""

import re
from pathlib import Path

import pytest

from support.terminal import CTRL_D, Start, Terminal

pytestmark = pytest.mark.usefixtures("small_bank")

# Select graphic rendition with a colour in it: 30-38, 40-48, 90-97, 100-107.
COLOUR = re.compile(rb"\x1b\[(?:[\d;:]*;)?(?:3[0-8]|4[0-8]|9[0-7]|10[0-7])(?:[;:][\d;:]*)?m")
ASCII = {"LC_ALL": "C", "PYTHONUTF8": "0", "PYTHONCOERCECLOCALE": "0", "PYTHONIOENCODING": "ascii"}
PROMPTS = (
    "Your answer (",
    "Your program (",
    "How sure?",
    "Numbers of",
    "e edit, r run",
    "What went wrong?",
    "Enter to",
)


def give_up_everywhere(terminal: Terminal) -> None:
    """Go through an interview of all formats by giving up each question, to the scorecard."""
    prompt = terminal.wait_for("Scorecard", *PROMPTS)
    while prompt != "Scorecard":
        look = terminal.wait_for
        if prompt == "e edit, r run":
            terminal.enter("/solution")
            look = terminal.wait_for_new
        elif prompt in {"Your answer (", "Your program ("}:
            is_prose = "Esc then" in terminal.recent()
            terminal.send("/solution" + ("\x1b" if is_prose else "") + "\r")
        else:
            terminal.enter()
        prompt = look("Scorecard", *PROMPTS)
    assert terminal.wait_for_end() == 0
    assert "Traceback" not in terminal.everything()
    assert terminal.is_sane()


@pytest.mark.parametrize(("env", "has_colour"), [({}, True), ({"NO_COLOR": "1"}, False)])
def test_no_color_leaves_no_colour(start: Start, env: dict[str, str], *, has_colour: bool) -> None:
    terminal = start("interview", "--area", "coding", "--questions", "1", env=env)
    give_up_everywhere(terminal)
    assert bool(COLOUR.search(terminal.raw)) == has_colour


def test_dumb_terminal_gets_plain_lines(start: Start) -> None:
    terminal = start("interview", "--seed", "1", "--questions", "7", "--ask-all", env={"TERM": "dumb"})
    give_up_everywhere(terminal)
    assert b"\x1b" not in terminal.raw


def test_locale_without_the_letters_gets_other_letters_and_no_traceback(start: Start, small_bank: Path) -> None:
    for file in small_bank.rglob("*.md"):
        text = file.read_text(encoding="utf-8")
        file.write_text(text.replace("What is it?", "Is \u03b1 \u2264 1 \u2013 na\u00efvely?"), encoding="utf-8")
    terminal = start("interview", "--area", "ml-theory", "--questions", "1", env=ASCII)
    give_up_everywhere(terminal)
    assert "Is alpha <= 1 - naively?" in terminal.everything()
    assert terminal.raw.isascii()


def test_end_of_input_before_the_first_answer_is_told(start: Start) -> None:
    terminal = start("interview", "--area", "coding", "--questions", "1")
    terminal.wait_for("e edit, r run")
    terminal.send(CTRL_D)
    assert terminal.wait_for_end() == 2
    assert "the input ended before the first answer" in terminal.everything()
    assert terminal.is_sane()


def test_lines_break_between_words_on_a_narrow_terminal(start: Start) -> None:
    shown = ("bank", "show", "four-times-as-often-refused", "--answer")
    for arguments in (("config", "list"), ("--help",), ("drill", "--area", "nonsense"), shown):
        terminal = start(*arguments, columns=60)
        terminal.wait_for_end()
        wide = start(*arguments, columns=200)
        wide.wait_for_end()
        # A word that the terminal broke by itself would be no word of the wide one.
        assert set(terminal.everything().split()) <= set(wide.everything().split())
