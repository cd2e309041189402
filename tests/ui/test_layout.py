"""What is laid out without Rich is what Rich would lay out, letter by letter; only blank lines are fewer."""

import io
import re
from collections.abc import Iterator

import pytest
from hypothesis import example, given
from hypothesis import strategies as st
from rich.console import Console
from rich.markdown import Markdown
from rich.syntax import Syntax

from interviewprep.model.question import Open, Question
from interviewprep.ui import layout
from interviewprep.ui.pen import STYLES, WITHOUT_COLOUR, Pen
from support.shipped_banks import questions

COLUMNS = st.integers(40, 100)
# Nothing of it means something to Markdown, nor does it look as if it could.
PLAIN_WORD = st.text("abcXYZ019.,;:!?()'\"=+/$%^{}|é→", min_size=1, max_size=50).map(lambda text: f"a{text}")
WORD = st.one_of(
    PLAIN_WORD,
    PLAIN_WORD.map(lambda text: f"`{text}`"),
    st.sampled_from(["`two words`", "*leaning*", "**strong words**,", "snake_case", "3 * 4"]),
)
LINES = st.lists(WORD, min_size=1, max_size=30).map(" ".join)
SIMPLE = st.lists(LINES, min_size=1, max_size=4).map("\n".join)
ITEMS = st.lists(SIMPLE.map(lambda text: "- " + text.replace("\n", "\n  ")), min_size=1, max_size=4).map("\n".join)
ANY = st.text("ab1 \n\t`*_[]<>&|~#-+.)=\\!\u00a0\u4e00\u0301:", max_size=80)
LINE = st.sampled_from(
    [
        *("", "", "", "words", "  two more", "    four more", "last  ", "\ttab", "a | b", "> said", "===", "---"),
        *("- item", "-  wide", "  - nested", "* star", "+ plus", "1. one", "2. two", "1) one", "9. nine", "-", "- -"),
        *("```", "```", "```python", "````", "~~~", "``` two words", "  ```", "# head", "#head", "<b>", "[a]: b"),
        *("| a | b |", "| a | b |", "|---|---|", "|:-:|--:|", "| a |", "|-|", "| `a` | *b* |", "| \\| | b |", "|||"),
        *("*em*", "*em", "**strong** and `code`", "a*b*c", "_under_", "__init__", "a_b", "`open", "&amp;", "10**6"),
        *("***", "[a]", "\\", "x" * 70),
    ]
)
HOSTILE = st.lists(LINE, max_size=9).map("\n".join)
PROGRAM = st.lists(
    st.sampled_from(
        [
            *("", "  ", "\ttab", "def f(x: int) -> str:", "    return 'a' + \"b\"  # why", "class A(B):", "@cached"),
            *("SELECT a FROM b -- c", "lambda: 1e-5 or 0xFF", '"""', "'", "rb'''a", "\\"),
            *("x" * 70, f"    {'long words ' * 12}"),
        ]
    )
).map(lambda lines: "\n".join(lines).rstrip())


def rich_draws(what: object, columns: int, *, colour: bool) -> list[str]:
    """List the lines that Rich draws, without the blanks with which it fills them up."""
    page = io.StringIO()
    Console(
        file=page,
        width=columns,
        force_terminal=True,
        color_system="standard",
        no_color=not colour,
        highlight=False,
        _environ={},
    ).print(what)
    return [re.sub(r" +((?:\x1b\[0m)?) *$", r"\1", line) for line in page.getvalue().rstrip(" ").splitlines()]


def letters(lines: list[str]) -> str:
    """Give what is read: without styles, and with one blank line where there are several."""
    text = "\n".join(re.sub(r"\x1b\[[\d;]*m", "", line).rstrip() for line in lines)
    return re.sub(r"\n{3,}", "\n\n", text).strip("\n")


def is_as_from_rich(markdown: str, columns: int) -> bool:
    """Tell whether the pen lays a text out at all; what it draws has to be what Rich draws."""
    shown = layout.prose(Pen(columns, STYLES), markdown)
    if shown:
        assert letters(shown.splitlines()) == letters(rich_draws(Markdown(markdown), columns, colour=True))
    return bool(shown)


@given(st.lists(SIMPLE | ITEMS, min_size=1, max_size=3).map("\n\n".join), COLUMNS, st.booleans())
def test_paragraphs_and_lists_look_as_from_rich(markdown: str, columns: int, colour: bool) -> None:
    shown = layout.prose(Pen(columns, STYLES if colour else WITHOUT_COLOUR), markdown)
    assert shown
    assert shown.splitlines() == "\n".join(rich_draws(Markdown(markdown), columns, colour=colour)).lstrip().splitlines()


@given(ANY | HOSTILE, COLUMNS)
def test_whatever_means_more_to_markdown_is_left_to_rich(markdown: str, columns: int) -> None:
    is_as_from_rich(markdown.strip(), columns)


def texts(question: Question) -> Iterator[str]:
    yield question.stem
    yield question.explanation
    yield from (hint.text for hint in question.hints)
    if isinstance(question.content, Open):
        yield from (stage.prompt for stage in question.content.stages)


@pytest.mark.parametrize("columns", [60, 80, 100])
def test_nearly_all_that_is_shipped_needs_no_rich_and_reads_the_same(columns: int) -> None:
    drawn = [is_as_from_rich(text.strip(), columns) for asked in questions() for text in texts(asked)]
    assert sum(drawn) >= 0.97 * len(drawn)


@given(PROGRAM, COLUMNS, st.booleans(), st.sampled_from(["python", "sql", "text"]))
@example(source="\n".join("abcdefghij"), columns=40, numbers=True, language="python")
def test_programs_read_as_from_rich(source: str, columns: int, numbers: bool, language: str) -> None:
    syntax = Syntax(source, language, theme="ansi_dark", word_wrap=True, line_numbers=numbers)
    shown = layout.code(Pen(columns, STYLES), source, language, numbers=numbers)
    assert letters(shown.splitlines()) == letters(rich_draws(syntax, columns, colour=True))


def test_program_in_a_language_that_is_not_known_is_left_to_rich() -> None:
    pen = Pen(80, STYLES)
    assert layout.code(pen, "select(.a)", "jq") == ""
    assert layout.prose(pen, "```jq\nselect(.a)\n```") == ""


def test_letters_of_unknown_width_are_left_to_rich() -> None:
    pen = Pen(80, STYLES)
    assert layout.prose(pen, "幅の広い") == layout.code(pen, "# 幅の広い", "python") == ""


CELL = st.lists(st.sampled_from(["one", "two", "1,000", "`code`"]), max_size=8).map(" ".join)


@given(st.lists(st.tuples(CELL, CELL, CELL), min_size=1, max_size=4), st.integers(30, 100))
def test_table_fits_its_terminal_and_keeps_the_words_of_each_column(
    rows: list[tuple[str, str, str]], columns: int
) -> None:
    lines = [f"| {' | '.join(row)} |" for row in rows]
    markdown = "\n".join(["| first | second | third |", "|---|:-:|--:|", *lines])
    shown = letters(layout.prose(Pen(columns, STYLES), markdown).splitlines()).splitlines()
    assert all(len(line) <= columns for line in shown)
    (rule,) = [line for line in shown if set(line.strip()) == {"─"}]
    natural = [max(len(cell.replace("`", "")) for cell in column) for column in zip(*rows, strict=True)]
    if len(rule.strip()) < columns - 2:
        assert len(rule.strip()) == sum(map(max, natural, (5, 6, 5))) + 4
    words = sorted(word for row in rows for cell in row for word in cell.replace("`", "").split())
    assert sorted(" ".join(shown[shown.index(rule) + 1 :]).split()) == words


def test_terminal_without_styles_gets_letters_alone() -> None:
    assert layout.prose(Pen(80, {}), "A `b` **c** *d*\n\n```python\nx = 1\n```") == "A b c d\n\n x = 1"
