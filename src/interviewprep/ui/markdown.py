"""The Markdown in which most questions are written, read without the library that knows all of it.

Paragraphs, flat lists, fenced programs and tables, with code, emphasis and strong emphasis between the words. Whatever
might mean more than that is not read at all, and left to Rich. Source of the rules: CommonMark 0.31.2; tables as in
GitHub Flavored Markdown 0.29.
"""

import re
from collections.abc import Iterator, Sequence

from interviewprep.base.records import dataclass
from interviewprep.ui.spans import Spans, is_narrow


@dataclass(frozen=True, slots=True)
class Paragraph:
    """Words."""

    text: Spans


@dataclass(frozen=True, slots=True)
class Listing:
    """Items, each behind a bullet, or numbered from `start`."""

    items: tuple[Spans, ...]
    start: int | None = None


@dataclass(frozen=True, slots=True)
class Fence:
    """A program, or any text whose lines stay as they are."""

    source: str
    language: str


@dataclass(frozen=True, slots=True)
class Table:
    """Rows of cells, the first being the heads; `aligns` has a letter of `<^>` for each column."""

    rows: tuple[tuple[Spans, ...], ...]
    aligns: str


Block = Paragraph | Listing | Fence | Table

_WORDS = r"(?:[^\\`*_\[\]<&~\t]|(?<=[^\W_])_(?=[^\W_])|(?<= )\*(?= ))+"
_INLINE = re.compile(
    r"`(?P<code>[^`\s](?:[^`\t]*[^`\s])?)`(?!`)"
    rf"|(?<![^\s(])\*\*(?P<bold>(?!\s){_WORDS}(?<!\s))\*\*(?![^\s.,;:!?)])"
    rf"|(?<![^\s(])\*(?P<em>(?!\s){_WORDS}(?<!\s))\*(?![^\s.,;:!?)])"
    rf"|(?P<words>{_WORDS})"
)
_MEANS_MORE = re.compile(r"\t| {4}| {0,3}(?:>|(?:[-+*]|\d{1,9}[.)]|#{1,6})(?:[ \t]|$)|[-=:|][-=:| \t]*$)|.*[ \t]$")
"""A line that begins a block of another kind, belongs to one, or breaks where it ends."""
_FENCE = re.compile(r"(`{3,})(\w*)")
_ITEM = re.compile(r"(?:-|(\d{1,9})\.) (?=\S)")
_ALIGNS = {(False, False): "<", (True, False): "<", (False, True): ">", (True, True): "^"}
_RULE = re.compile(r"\|(?: *:?-+:? *\|)+")


class _MeansMore(Exception):
    """Something is not known here."""


def read(markdown: str) -> list[Block] | None:
    """Read a text into its blocks; None where it may mean something that is not known here."""
    blocks: list[Block] = []
    try:
        for chunk in _chunks(markdown.split("\n")):
            _add(blocks, chunk)
    except _MeansMore:
        return None
    return blocks


def _chunks(lines: Sequence[str]) -> Iterator[list[str]]:
    """Part lines where they are blank and around fences, which keep their first and last line."""
    chunk: list[str] = []
    end: re.Pattern[str] | None = None
    for line in lines:
        opening = None if end else _FENCE.fullmatch(line)
        if chunk and not end and (opening or not line.strip(" \t")):
            yield chunk
            chunk = []
        if opening:
            end = re.compile(rf" {{0,3}}{opening[1]}`*[ \t]*")
            chunk.append(line)
        elif end or line.strip(" \t"):
            chunk.append(line)
            if end and end.fullmatch(line):
                yield chunk
                chunk, end = [], None
    if end:
        raise _MeansMore
    if chunk:
        yield chunk


def _add(blocks: list[Block], chunk: list[str]) -> None:
    block, before = _block(chunk), blocks[-1] if blocks else None
    if isinstance(before, Listing):
        if chunk[0].startswith(" "):
            raise _MeansMore  # more of the last item
        if isinstance(block, Listing) and (before.start is None) == (block.start is None):
            # A list may have blank lines between its items.
            blocks[-1] = Listing((*before.items, *block.items), before.start)
            return
    blocks.append(block)


def _block(lines: list[str]) -> Block:
    if opening := _FENCE.fullmatch(lines[0]):
        return Fence("\n".join(lines[1:-1]), opening[2])
    if item := _ITEM.match(lines[0]):
        return _listing(lines, int(item[1]) if item[1] else None)
    if lines[0].startswith("|"):
        return _table(lines)
    return Paragraph(_inline(lines))


def _listing(lines: list[str], start: int | None) -> Listing:
    items: list[list[str]] = []
    for line in lines:
        if item := _ITEM.match(line):
            if (item[1] is None) != (start is None):
                raise _MeansMore
            items.append([line[item.end() :]])
        else:
            items[-1].append(line)
    return Listing(tuple(_inline(item) for item in items), start)


def _table(lines: list[str]) -> Table:
    if len(lines) < 3 or not _RULE.fullmatch(lines[1]) or not all(line.endswith("|") for line in lines):
        raise _MeansMore
    heads, rule, *others = ([cell.strip(" ") for cell in line[1:-1].split("|")] for line in lines)
    if any(len(row) != len(rule) for row in (heads, *others)):
        raise _MeansMore
    rows = tuple(tuple(_inline([cell]) if cell else () for cell in row) for row in (heads, *others))
    return Table(rows, "".join(_ALIGNS[cell.startswith(":"), cell.endswith(":")] for cell in rule))


def _inline(lines: Sequence[str]) -> Spans:
    """Read the lines of a paragraph, of an item or of a cell."""
    text = " ".join(line.strip(" ") for line in lines)
    if any(_MEANS_MORE.match(line) for line in lines) or not is_narrow(text):
        raise _MeansMore
    spans, place = [], 0
    for found in _INLINE.finditer(text):
        if found.start() != place:
            break
        kind = found.lastgroup or ""
        spans.append((found[kind], "" if kind == "words" else kind))
        place = found.end()
    if place != len(text):
        raise _MeansMore
    return spans
