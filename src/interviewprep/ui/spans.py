"""A text in parts that have styles, cut into lines of so many columns. Every letter takes one column."""

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

Spans = Sequence[tuple[str, str]]
"""Parts of a text one after the other, each with the name of its style; an empty name is none."""

_WORD = re.compile(r"\s*\S+\s*")


def plain(spans: Spans) -> str:
    """Give the text alone."""
    return "".join(part for part, _ in spans)


def lines_of(spans: Spans, columns: int) -> Iterator[Spans]:
    """Cut a text without line ends between its words, or within those that are longer than a line.

    A text without any word is one line. Blanks at the end of a line are left out, those that begin the first are kept.
    """
    text = plain(spans)
    cuts = [0, *_cuts(text, columns), len(text)]
    for start, stop in pairwise(cuts):
        yield part_of(spans, start, start + len(text[start:stop].rstrip()))


def part_of(spans: Spans, start: int, stop: int) -> Spans:
    """Give the letters from one place to another, with their styles."""
    found, place = [], 0
    for part, style in spans:
        piece = part[max(start - place, 0) : max(stop - place, 0)]
        if piece:
            found.append((piece, style))
        place += len(part)
    return found


def split_lines(spans: Spans) -> list[Spans]:
    """Part a text at its line ends."""
    lines: list[list[tuple[str, str]]] = [[]]
    for part, style in spans:
        first, *others = part.split("\n")
        lines[-1].append((first, style))
        lines += [[(other, style)] for other in others]
    return list(lines)


def _cuts(text: str, columns: int) -> Iterator[int]:
    """List the places before which a line ends."""
    used = 0
    for word in _WORD.finditer(text):
        start, length, whole = word.start(), len(word[0].rstrip()), len(word[0])
        if used + length <= columns:
            used += whole
        elif length <= columns:
            yield from [start] * (start > 0)
            used = whole
        else:
            yield from (place for place in range(start, word.end(), columns) if place)
            used = (whole - 1) % columns + 1


def is_narrow(text: str) -> bool:
    """Whether every letter of a text takes one column."""
    if text.isascii():
        return True
    from unicodedata import category, east_asian_width

    return all(
        letter == " " or (category(letter)[0] not in "CMZ" and east_asian_width(letter) not in "WF") for letter in text
    )
