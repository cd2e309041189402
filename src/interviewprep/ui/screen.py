"""How things are shown: plain lines for pipes and screen readers, or laid out by Rich on a terminal."""

import re
from collections.abc import Callable
from functools import cache
from typing import TYPE_CHECKING, Protocol

from interviewprep.base.text import strip_control
from interviewprep.ui import layout
from interviewprep.ui.console import PIPED_WIDTH, rich_console, say
from interviewprep.ui.pen import Pen, find_pen, fitted
from interviewprep.ui.words import fold

if TYPE_CHECKING:
    from rich.console import Console

_BLANKS = re.compile(r"\n{3,}")
_MARGIN = re.compile(r" *(?:(?:\d+\.|[a-z]\)|-) )?")


class Screen(Protocol):
    """Where a session is shown."""

    @property
    def columns(self) -> int:
        """How many columns fit on a line."""
        ...

    def heading(self, text: str) -> None:
        """Begin a new part."""

    def line(self, text: str = "") -> None:
        """Show one fact."""

    def prose(self, markdown: str) -> None:
        """Show a text written in Markdown."""

    def code(self, source: str, language: str, *, numbers: bool = False) -> None:
        """Show a program."""


class PlainScreen:
    """One fact a line, nothing redrawn."""

    columns = PIPED_WIDTH

    def heading(self, text: str) -> None:
        """Begin a new part."""
        say()
        say(f"== {strip_control(text)}")

    def line(self, text: str = "") -> None:
        """Show one fact."""
        say(strip_control(text))

    def prose(self, markdown: str) -> None:
        """Show the Markdown as it is written: it is made to be read so."""
        say(_BLANKS.sub("\n\n", strip_control(markdown.strip())))

    def code(self, source: str, language: str, *, numbers: bool = False) -> None:
        """Show a program, with line numbers where they matter."""
        del language
        for number, text in enumerate(source.rstrip().splitlines(), start=1):
            self.line(f"{number:3d}  {text}" if numbers else f"    {text}")


class DrawnScreen:
    """Headings, Markdown and highlighted programs on a terminal; colour only adds to what the words say.

    Most of it is drawn by the pen alone: what needs Rich waits until it is loaded. The pen is asked for anew each time,
    since a window may be resized in the middle of a session.
    """

    def __init__(self, pen: Callable[[], Pen], console: "Callable[[], Console]") -> None:
        self._find_pen = pen
        self._find_console = cache(console)

    @property
    def columns(self) -> int:
        """How many columns fit on a line."""
        return self._find_pen().columns

    def heading(self, text: str) -> None:
        """Begin a new part."""
        text, pen = strip_control(text), self._find_pen()
        pen.write("")
        if drawn := pen.rule(text):
            pen.write(drawn)
            return
        from rich.rule import Rule
        from rich.text import Text

        self._console().print(Rule(Text(text, style="bold"), align="left", characters="─"))

    def line(self, text: str = "") -> None:
        """Show one fact; what goes on in the next line is indented like what it goes on with."""
        pen = self._find_pen()
        for part in strip_control(text).split("\n"):
            # A path longer than a line is left to the terminal, from which it can be copied whole.
            pen.write(_hanging(part, pen.columns))

    def prose(self, markdown: str) -> None:
        """Render Markdown."""
        text, pen = strip_control(markdown.strip()), self._find_pen()
        if drawn := layout.prose(pen, text):
            pen.write(drawn)
            return
        from rich.markdown import Markdown

        self._console().print(Markdown(text, code_theme="ansi_dark"))

    def code(self, source: str, language: str, *, numbers: bool = False) -> None:
        """Highlight a program with the terminal's own colours, so that light and dark ones both work."""
        text, pen = strip_control(source.rstrip()), self._find_pen()
        if drawn := layout.code(pen, text, language, numbers=numbers):
            pen.write(drawn)
            return
        from rich.syntax import Syntax

        syntax = Syntax(
            text,
            language,
            theme="ansi_dark",
            background_color="default",
            line_numbers=numbers,
            word_wrap=True,
        )
        self._console().print(syntax)

    def _console(self) -> "Console":
        console = self._find_console()
        console.width = self.columns
        return console


def _hanging(line: str, columns: int) -> str:
    """Break a line between words, the rest standing below its first word, right of a number or a dash."""
    margin = _MARGIN.match(line)
    indent = " " * (margin.end() if margin else 0)
    return fold(line, columns, rest=indent, break_long_words=False)


def find_screen(*, plain: bool) -> Screen:
    """Choose how to show things on standard output."""
    pen = None if plain else find_pen()
    return PlainScreen() if pen is None else DrawnScreen(lambda: fitted(pen), _console)


def _console() -> "Console":
    console = rich_console()
    assert console is not None
    return console
