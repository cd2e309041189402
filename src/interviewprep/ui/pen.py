"""Drawing on a terminal without Rich, which takes three bare starts to load and as many again for Markdown."""

import os
import shutil
import sys
from collections.abc import Callable, Mapping

from interviewprep.base.records import dataclass, replace
from interviewprep.ui.console import MAX_WIDTH, draws, say
from interviewprep.ui.spans import Spans, is_narrow

_HIGHLIGHTS = {
    "comment": "2",
    "string": "33",
    "literal": "94",
    "keyword": "94",
    "operator": "95",
    "builtin": "96",
    "function": "92",
    "class": "4;92",
    "decorator": "1;95",
}
STYLES = {
    "bold": "1",
    "dim": "2",
    "em": "3",
    "code": "1;36;40",
    "number": "36",
    "rule": "92",
    "red": "31",
    "yellow": "33",
    "green": "32",
    **_HIGHLIGHTS,
}
"""Select Graphic Rendition of ECMA-48; those of Rich's own theme, with which this shares a screen."""

WITHOUT_COLOUR = {"bold": "1", "dim": "2", "em": "3", "code": "1", "comment": "2"}


@dataclass(frozen=True, slots=True)
class Pen:
    """Draws on a terminal of so many columns; without `styles` nothing but letters, without `colours` bold alone."""

    columns: int
    styles: Mapping[str, str]
    ascii_only: bool = False
    write: Callable[[str], None] = say

    def styled(self, text: str, style: str) -> str:
        """Give a text in a style, going on over the ends of lines."""
        sequence = self.styles.get(style)
        if not sequence or not text:
            return text
        return "\n".join(f"\x1b[{sequence}m{line}\x1b[0m" if line else "" for line in text.split("\n"))

    def rule(self, text: str) -> str:
        """Give a line that begins a new part; empty where the text is not known to fit."""
        if not text.isprintable() or not is_narrow(text) or len(text) > self.columns - 2:
            return ""
        return f"{self.styled(text, 'bold')} {self.line(self.columns - len(text) - 1)}"

    def line(self, columns: int) -> str:
        """Give a line across so many columns."""
        return self.styled(("-" if self.ascii_only else "─") * columns, "rule")

    def painted(self, spans: Spans) -> str:
        """Give a text whose parts have styles."""
        return "".join(self.styled(text, style) for text, style in spans)


def find_pen() -> Pen | None:
    """Give the pen for standard output, or None where output is plain text; as `rich_console` does."""
    if not draws():
        return None
    is_blank = os.environ.get("TERM", "").casefold() in {"dumb", "unknown"}
    styles = {} if is_blank else WITHOUT_COLOUR if os.environ.get("NO_COLOR") else STYLES
    ascii_only = not (sys.stdout.encoding or "").casefold().startswith("utf")
    return Pen(_terminal_columns(), styles, ascii_only)


def fitted(pen: Pen) -> Pen:
    """Give the same pen for the width of the terminal now: a window may be resized in the middle of a session."""
    return replace(pen, columns=_terminal_columns())


def _terminal_columns() -> int:
    return min(shutil.get_terminal_size().columns, MAX_WIDTH)
