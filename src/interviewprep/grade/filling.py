"""Filling lines of a given width with prose and with literals."""

import re
from collections.abc import Iterator
from textwrap import wrap

INDENT = "  "
MAX_VALUE = 1200

_QUOTED = r"""'(?:[^'\\]|\\.)*'|"(?:[^"\\]|\\.)*\""""
# A piece that may not be torn: everything up to a blank that lies outside of quotes.
_PIECE = rf"(?s:{_QUOTED}|\S)+"
# The same for values, where a short tuple, such as a row, stays whole.
_ROW = rf"(?s:\((?:{_QUOTED}|[^()'\"]){{0,40}}\)|{_QUOTED}|\S)+"


def paragraph(text: str, width: int, *, indent: str = "", hanging: str | None = None) -> list[str]:
    """Break prose between words; lines after the first begin with `hanging`, by default the indent."""
    below = indent if hanging is None else hanging
    return wrap(
        " ".join(text.split()),
        width,
        initial_indent=indent,
        subsequent_indent=below,
        break_long_words=False,
        break_on_hyphens=False,
    )


def call(text: str, width: int) -> Iterator[str]:
    """Break a call between the pieces of its literals, never inside quotes, so that it stays pasteable."""
    return _fill(re.findall(_PIECE, _cut(text)), width, INDENT)


def value(text: str, width: int, *, label: str) -> Iterator[str]:
    """Break a literal behind its label, rows of a table between them."""
    return _fill(re.findall(_ROW, _cut(text)), width, label)


def _fill(pieces: list[str], width: int, indent: str) -> Iterator[str]:
    line, is_empty = indent, True
    for piece in pieces:
        if not is_empty and len(line) + 1 + len(piece) > width:
            yield line
            line, is_empty = " " * len(indent), True
        line += piece if is_empty else f" {piece}"
        is_empty = False
    yield line


def _cut(text: str) -> str:
    if len(text) <= MAX_VALUE:
        return text
    return f"{text[:MAX_VALUE]} ... ({len(text):,} characters; --json shows all)"
