"""Drawing on a terminal without Rich, which takes three bare starts to load and as many again for Markdown."""

import os
import re
import shutil
import sys
from collections.abc import Callable, Mapping
from textwrap import wrap

from interviewprep.base.records import dataclass
from interviewprep.ui.console import MAX_WIDTH, draws, say

STYLES = {"bold": "1", "code": "1;36;40", "rule": "92", "red": "31", "yellow": "33", "green": "32"}
"""Select Graphic Rendition of ECMA-48; those of Rich's own theme, with which this shares a screen."""

WITHOUT_COLOUR = {"bold": "1", "code": "1"}

_TEXT = r"(?:[^\\`*_\[\]<&|~\t]|`[^`\s](?:[^`\t]*[^`\s])?`)+"
_LINE = re.compile(rf"(?!\t| {{4}}| {{0,3}}(?:[-+>#=]|\d+[.)])){_TEXT}")
_CODE = re.compile(r"`([^`]+)`")


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
        line = ("-" if self.ascii_only else "─") * (self.columns - len(text) - 1)
        return f"{self.styled(text, 'bold')} {self.styled(line, 'rule')}"

    def prose(self, markdown: str) -> str:
        """Lay out Markdown that holds nothing but paragraphs with code between the words; empty for any other."""
        paragraphs = [_paragraph(lines) for lines in re.split(r"\n[ \t]*\n", markdown.strip("\n"))]
        is_plain = all(paragraphs) and all(len(word) <= self.columns for text in paragraphs for word in text.split())
        if not is_plain:
            return ""
        return "\n\n".join(self._laid_out(text) for text in paragraphs)

    def _laid_out(self, paragraph: str) -> str:
        parts = _CODE.split(paragraph)
        text = "".join(parts)
        # A break stands for exactly one blank: every letter keeps its place.
        broken = "\n".join(wrap(text, self.columns, break_long_words=False, break_on_hyphens=False))
        laid, place = "", 0
        for number, part in enumerate(parts):
            piece = broken[place : place + len(part)]
            laid += self.styled(piece, "code") if number % 2 else piece
            place += len(part)
        return laid


def find_pen() -> Pen | None:
    """Give the pen for standard output, or None where output is plain text; as `rich_console` does."""
    if not draws():
        return None
    is_blank = os.environ.get("TERM", "").casefold() in {"dumb", "unknown"}
    styles = {} if is_blank else WITHOUT_COLOUR if os.environ.get("NO_COLOR") else STYLES
    columns = min(shutil.get_terminal_size().columns, MAX_WIDTH)
    return Pen(columns, styles, ascii_only=not (sys.stdout.encoding or "").casefold().startswith("utf"))


def is_narrow(text: str) -> bool:
    """Whether every letter of a text takes one column."""
    if text.isascii():
        return True
    from unicodedata import category, east_asian_width

    return all(
        letter == " " or (category(letter)[0] not in "CMZ" and east_asian_width(letter) not in "WF") for letter in text
    )


def _paragraph(lines: str) -> str:
    """Join the lines of a paragraph; empty where Markdown might mean something by them."""
    parts = lines.split("\n")
    is_plain = is_narrow(lines.replace("\n", "")) and all(
        _LINE.fullmatch(part) and not part.endswith((" ", "\t")) and "  " not in part.strip() for part in parts
    )
    return " ".join(part.strip() for part in parts) if is_plain else ""
