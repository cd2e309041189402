"""Markdown and programs laid out for a terminal by the pen alone; what it cannot lay out is left to Rich.

Lines break where Rich would break them. Between blocks stands one blank line; Rich leaves two around a program and
above a table.
"""

from collections.abc import Iterator, Sequence
from itertools import zip_longest

from interviewprep.ui.highlight import highlighted
from interviewprep.ui.markdown import Block, Fence, Listing, Paragraph, Table, read
from interviewprep.ui.pen import Pen
from interviewprep.ui.spans import Spans, is_narrow, lines_of, plain, split_lines

MARGIN = " "
"""Left of a program and on both sides of a table."""

GAP = "  "
"""Between the columns of a table, and left of the numbers of lines."""

TAB = 4


def prose(pen: Pen, markdown: str) -> str:
    """Lay out Markdown; empty where it may mean something that is not known here."""
    drawn = [_block(pen, block) for block in read(markdown) or ()]
    return "\n\n".join("\n".join(lines) for lines in drawn) if all(drawn) else ""


def code(pen: Pen, source: str, language: str, *, numbers: bool = False) -> str:
    """Lay out a program, with line numbers where they matter; empty where letters or language are not known here."""
    if not numbers:
        return "\n".join(pen.painted(part) for parts in _program(source, language, pen.columns) for part in parts)
    width = len(GAP) + len(str(source.count("\n") + 1)) + 1
    shown = []
    for number, parts in enumerate(_program(source, language, pen.columns - width), start=1):
        for place, part in enumerate(parts):
            gutter = "" if place else f"{number} "
            shown.append(pen.styled(gutter.rjust(width), "dim") + pen.painted(part))
    return "\n".join(shown)


def _block(pen: Pen, block: Block) -> list[str]:
    """Give the lines of a block; none where it cannot be laid out."""
    match block:
        case Paragraph(text):
            return [pen.painted(line) for line in lines_of(text, pen.columns)]
        case Listing():
            return list(_listing(pen, block))
        case Fence(source, language):
            parts = _program(source.rstrip(), language, pen.columns - 2 * len(MARGIN))
            return [MARGIN + pen.painted(line) for lines in parts for line in lines]
        case Table():
            return list(_table(pen, block))


def _listing(pen: Pen, listing: Listing) -> Iterator[str]:
    start = listing.start
    width = 3 if start is None else len(str(start + len(listing.items))) + 2
    for place, item in enumerate(listing.items):
        mark, style = ("• ", "bold") if start is None else (f"{start + place} ", "number")
        for line in lines_of(item, pen.columns - width):
            yield pen.styled(mark.rjust(width), style) + pen.painted(line)
            mark = ""


def _program(source: str, language: str, columns: int) -> list[list[Spans]]:
    """Give for each line of a program those into which it is broken; none where that is left to Rich."""
    spans = highlighted(source.expandtabs(TAB), language) if is_narrow(source.replace("\n", "")) else None
    return [list(lines_of(line, columns)) for line in split_lines(spans or ())] if spans is not None else []


def _table(pen: Pen, table: Table) -> Iterator[str]:
    widths = _widths(table, pen.columns - 2 * len(MARGIN) - len(GAP) * (len(table.aligns) - 1))
    if not widths:
        return
    for number, row in enumerate(table.rows):
        columns = [list(lines_of(cell, width)) for cell, width in zip(row, widths, strict=True)]
        # Heads stand on the line below them; in other rows the first lines stand side by side.
        lines = zip_longest(*columns, fillvalue=()) if number else _standing(columns)
        for cells in lines:
            placed = (_placed(pen, *part) for part in zip(cells, widths, table.aligns, strict=True))
            yield (MARGIN + GAP.join(placed)).rstrip()
        if not number:
            yield MARGIN + pen.line(sum(widths) + len(GAP) * (len(widths) - 1))


def _standing(columns: Sequence[Sequence[Spans]]) -> Sequence[tuple[Spans, ...]]:
    """Give the lines of a row whose last lines stand side by side, in bold."""
    upwards = zip_longest(*(reversed(column) for column in columns), fillvalue=())
    return [tuple([(text, style or "bold") for text, style in cell] for cell in line) for line in upwards][::-1]


def _widths(table: Table, room: int) -> list[int]:
    """Give the columns of a table their widths, the widest giving way first; none where a word would break."""
    columns = [[plain(cell) for cell in column] for column in zip(*table.rows, strict=True)]
    widths = [max(map(len, column)) for column in columns]
    least = [max((len(word) for cell in column for word in cell.split()), default=0) for column in columns]
    while sum(widths) > room:
        spare = [place for place, width in enumerate(widths) if width > least[place]]
        if not spare:
            return []
        widths[max(spare, key=lambda place: widths[place])] -= 1
    return widths


def _placed(pen: Pen, text: Spans, width: int, align: str) -> str:
    room = width - len(plain(text))
    left = {"<": 0, "^": room // 2, ">": room}[align]
    return " " * left + pen.painted(text) + " " * (room - left)
