"""What reaches the terminal: whole words, hanging lines, and no control bytes."""

import io
import re

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rich.console import Console

from interviewprep.base.text import strip_control
from interviewprep.ui.pen import STYLES, Pen
from interviewprep.ui.screen import DrawnScreen, PlainScreen, Screen, find_screen
from support.shipped_banks import questions

COLUMNS = 60
WORD = st.text(st.characters(min_codepoint=33, max_codepoint=126), min_size=1, max_size=20)
DRIVING = "\x1b[31mred\x1b]0;owned\x07 \x9b2J\r\x08back"


def drawn(columns: int, *, terminal: bool = False) -> tuple[DrawnScreen, io.StringIO]:
    """Make a screen that is written to memory."""
    page = io.StringIO()
    pen = Pen(columns, STYLES if terminal else {}, write=lambda text: print(text, file=page))
    console = Console(file=page, width=columns, force_terminal=terminal, highlight=False)
    return DrawnScreen(lambda: pen, lambda: console), page


def words(columns: int, markdown: str) -> list[str]:
    """List the words of a rendered text, without what only draws lines and bullets."""
    screen, page = drawn(columns)
    screen.prose(markdown)
    return sorted(word for word in page.getvalue().split() if any(map(str.isalnum, word)))


def show_all(screen: Screen, text: str) -> None:
    screen.heading(text)
    screen.line(text)
    screen.prose(text)
    screen.code(text, "python", numbers=True)


@given(st.lists(WORD, min_size=1), st.sampled_from(["", "  ", "      ", "  1. ", " 12. ", "- ", "a) "]))
def test_line_breaks_between_words_and_goes_on_below_its_first_word(text: list[str], margin: str) -> None:
    screen, page = drawn(COLUMNS)
    screen.line(margin + " ".join(text))
    shown = page.getvalue().splitlines()
    assert " ".join(shown).split() == [*margin.split(), *text]
    assert max(map(len, shown)) <= COLUMNS
    assert all(line.startswith(" " * len(margin)) for line in shown[1:])


@given(st.integers(20, 60))
def test_no_figure_is_parted_from_its_sign(columns: int) -> None:
    screen, page = drawn(columns)
    screen.line("of 41 % and 9 %, from 3.5 % to 100 %. " * 5)
    assert page.getvalue().count(" %") == 20
    assert not re.search(r"^ *%", page.getvalue(), re.MULTILINE)


def test_path_longer_than_a_line_stays_whole() -> None:
    screen, page = drawn(COLUMNS)
    path = "/a/folder" * 12
    screen.line(f"Your file: {path}")
    assert path in page.getvalue()


def test_lines_of_one_text_stay_apart() -> None:
    screen, page = drawn(COLUMNS)
    screen.line("first\n  second\n\nthird")
    assert page.getvalue() == "first\n  second\n\nthird\n"


def test_brackets_are_text_and_no_markup() -> None:
    screen, page = drawn(COLUMNS)
    screen.line("nums[bold] [/] [red]")
    screen.heading("a[i]")
    assert "nums[bold] [/] [red]" in page.getvalue()
    assert "a[i]" in page.getvalue()


def test_no_shipped_text_is_cut_inside_a_word_at_sixty_columns() -> None:
    cut = {}
    for asked in questions():
        for text in (asked.stem, asked.explanation):
            narrow, wide = words(COLUMNS, text), words(400, text)
            if narrow != wide:
                cut[asked.ref] = set(wide) - set(narrow)
    assert cut == {}


@given(st.lists(WORD, min_size=1))
def test_plain_screen_leaves_a_line_whole(text: list[str]) -> None:
    with pytest.MonkeyPatch.context() as patch:
        page = io.StringIO()
        patch.setattr("sys.stdout", page)
        PlainScreen().line(" ".join(text))
    assert page.getvalue() == " ".join(text) + "\n"


def test_plain_screen_writes_no_control_bytes(capsys: pytest.CaptureFixture[str]) -> None:
    show_all(PlainScreen(), DRIVING)
    shown = capsys.readouterr().out
    assert strip_control(shown) == shown
    assert shown.count("red") == 4


def test_drawn_screen_lets_no_foreign_escape_through() -> None:
    screen, page = drawn(COLUMNS, terminal=True)
    show_all(screen, DRIVING)
    shown = page.getvalue()
    assert [bad for bad in ("\x1b[31m", "\x1b]", "\x07", "\x9b", "\x08") if bad in shown] == []


def test_numbered_program_keeps_its_lines(capsys: pytest.CaptureFixture[str]) -> None:
    PlainScreen().code("a = 1\n\nb = 2\n", "python", numbers=True)
    assert capsys.readouterr().out == "  1  a = 1\n  2  \n  3  b = 2\n"


def test_what_comes_after_a_resize_fits_the_new_width(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("FORCE_COLOR", "1")
    monkeypatch.setenv("COLUMNS", "90")
    screen = find_screen(plain=False)
    text = "word " * 40 + "\n\n> " + "word " * 40  # a quotation is drawn by Rich
    screen.prose(text)
    monkeypatch.setenv("COLUMNS", "50")
    assert 80 < widest(capsys.readouterr().out) <= 90
    show_all(screen, text)
    assert 40 < widest(capsys.readouterr().out) <= 50


def widest(shown: str) -> int:
    return max(len(re.sub("\x1b[^m]*m", "", line)) for line in shown.splitlines())
