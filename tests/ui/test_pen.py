"""What is drawn without Rich is what Rich would draw."""

import io
import re
from collections.abc import Mapping

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rich.console import Console
from rich.markdown import Markdown
from rich.rule import Rule
from rich.text import Text

from interviewprep.ui.pen import STYLES, WITHOUT_COLOUR, Pen
from support.shipped_banks import questions

COLUMNS = st.integers(40, 100)
# Nothing of it means something to Markdown, nor does it look as if it could.
PLAIN_WORD = st.text("abcXYZ019.,;:!?()'\"=+/$%^{}é→", min_size=1, max_size=12).map(lambda text: f"a{text}")
WORD = st.one_of(PLAIN_WORD, PLAIN_WORD.map(lambda text: f"`{text}`"), st.just("`two words`"))
LINES = st.lists(WORD, min_size=1, max_size=30).map(" ".join)
SIMPLE = st.lists(LINES, min_size=1, max_size=4).map("\n".join)
ANY = st.text("ab1 \n\t`*_[]<>&|~#-+.)=\\!\u00a0\u4e00\u0301:", max_size=80)


def rich_draws(what: object, columns: int, *, colour: bool) -> list[str]:
    """List the lines that Rich draws, without the blanks with which it fills them up."""
    page = io.StringIO()
    Console(
        file=page, width=columns, force_terminal=True, color_system="standard", no_color=not colour, _environ={}
    ).print(what)
    return [re.sub(r" +((?:\x1b\[0m)?) *$", r"\1", line) for line in page.getvalue().rstrip(" ").splitlines()]


def pen(columns: int, styles: Mapping[str, str] = STYLES) -> Pen:
    return Pen(columns, styles)


@given(st.lists(SIMPLE, min_size=1, max_size=3).map("\n\n".join), COLUMNS, st.booleans())
def test_paragraphs_look_as_from_rich(markdown: str, columns: int, colour: bool) -> None:
    shown = pen(columns, STYLES if colour else WITHOUT_COLOUR).prose(markdown)
    assert shown.splitlines() == rich_draws(Markdown(markdown), columns, colour=colour)


@given(ANY, COLUMNS)
def test_whatever_means_something_to_markdown_is_left_to_rich(markdown: str, columns: int) -> None:
    text = markdown.strip()
    if shown := pen(columns).prose(text):
        assert shown.splitlines() == rich_draws(Markdown(text), columns, colour=True)


def test_most_shipped_choices_need_no_rich_and_look_the_same() -> None:
    asked = [question for question in questions() if question.format in {"single", "multi"}]
    drawn = {question.stem: pen(80).prose(question.stem.strip()) for question in asked}
    by_pen = {stem: shown for stem, shown in drawn.items() if shown}
    assert len(by_pen) * 2 > len(drawn)
    for stem, shown in by_pen.items():
        assert shown.splitlines() == rich_draws(Markdown(stem), 80, colour=True)


@given(st.text("ab é→", min_size=1, max_size=90).map(str.strip).filter(bool), COLUMNS)
def test_rule_looks_as_from_rich(text: str, columns: int) -> None:
    if shown := pen(columns).rule(text):
        rule = Rule(Text(text, style="bold"), align="left", characters="─")
        assert [shown] == rich_draws(rule, columns, colour=True)


@pytest.mark.parametrize("text", ["幅の広い", "e\u0301", "x" * 79, "two\nlines"])
def test_rule_of_unknown_width_is_left_to_rich(text: str) -> None:
    assert not pen(80).rule(text)


def test_terminal_without_styles_gets_letters_alone() -> None:
    assert pen(80, {}).prose("A `b` c") == "A b c"
    assert "\x1b" not in pen(80, {}).rule("Title")
