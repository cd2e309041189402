"""Two texts held against each other, line by line: in words, so that no colour and no sign has to be understood."""

import ast
from collections.abc import Iterator, Sequence
from difflib import SequenceMatcher
from itertools import zip_longest
from textwrap import wrap
from warnings import catch_warnings

from interviewprep.proof.mutation.sql.tokens import Query

CONTEXT_LINES = 2
"""Lines that are the same and shown around those that differ."""

SIDE_BY_SIDE_COLUMNS = 100
"""Below this width two programs side by side would be broken at every other line."""

_BAR = " | "
_Edit = tuple[str, list[str], list[str]]


def are_same_program(left: str, right: str, *, sql: bool) -> bool:
    """Tell whether two programs differ in formatting and comments alone.

    In SQL capitals do not count outside of quotes. A program that cannot be read is the same as none but itself.
    """
    if left.strip() == right.strip():
        return True
    if sql:
        return _tokens(left) == _tokens(right)
    try:
        with catch_warnings(action="ignore"):
            return ast.dump(ast.parse(left)) == ast.dump(ast.parse(right))
    except (SyntaxError, ValueError, RecursionError, MemoryError):
        return False


def unified(left: Sequence[str], right: Sequence[str], names: tuple[str, str], columns: int) -> list[str]:
    """Write the lines of two texts once within `columns`, each that only one of them has behind the name of that text.

    Of longer runs that both have, those next to a difference are shown and the others counted.
    """
    width = max(map(len, names))
    room = columns - width - len(_BAR)
    edits = list(_edits(left, right))
    lines: list[str] = []
    for place, (kind, mine, theirs) in enumerate(edits):
        if kind == "equal":
            lines += _run(mine, width, room, is_first=place == 0, is_last=place == len(edits) - 1)
        else:
            lines += [one for line in mine for one in _named(names[0], width, line, room)]
            lines += [one for line in theirs for one in _named(names[1], width, line, room)]
    return lines


def side_by_side(left: Sequence[str], right: Sequence[str], names: tuple[str, str], columns: int) -> list[str]:
    """Write two texts beside each other in `columns`, with a sign between lines that differ.

    `<` stands at a line that only the left one has, `>` at one that only the right one has, `|` where both have one.
    """
    width = (columns - 3) // 2
    lines = [f"{names[0]:<{width}}   {names[1]}"]
    for kind, mine, theirs in _edits(left, right):
        for one, other in zip_longest(mine, theirs):
            sign = " " if kind == "equal" else "<" if other is None else ">" if one is None else "|"
            for here, there in zip_longest(_cells(one, width), _cells(other, width), fillvalue=""):
                lines.append(f"{here:<{width}} {sign} {there}".rstrip())
    return lines


def _edits(left: Sequence[str], right: Sequence[str]) -> Iterator[_Edit]:
    matcher = SequenceMatcher(None, left, right)
    for kind, start, end, there, until in matcher.get_opcodes():
        yield kind, list(left[start:end]), list(right[there:until])


def _run(lines: Sequence[str], width: int, room: int, *, is_first: bool, is_last: bool) -> list[str]:
    """Write a run of lines that both texts have, without its middle where that is long."""
    head = [] if is_first else lines[:CONTEXT_LINES]
    tail = [] if is_last else lines[max(len(lines) - CONTEXT_LINES, len(head)) :]
    hidden = len(lines) - len(head) - len(tail)
    if hidden <= 1:
        head, tail, hidden = lines, [], 0
    counted = [f"{'':<{width}} ({hidden} lines that are the same)"] if hidden else []
    before, after = ([one for line in part for one in _named("", width, line, room)] for part in (head, tail))
    return [*before, *counted, *after]


def _named(name: str, width: int, line: str, room: int) -> Iterator[str]:
    """Write a line behind its name; what goes on below has the name again."""
    for cell in _cells(line, room):
        yield f"{name:<{width}}{_BAR}{cell}".rstrip()


def _cells(line: str | None, width: int) -> list[str]:
    """Break a line to fit its half, what goes on standing below its own indentation."""
    if not line:
        return [""]
    text = line.expandtabs(4)
    indent = " " * min(len(text) - len(text.lstrip()), width // 2)
    return wrap(text.strip(), width, initial_indent=indent, subsequent_indent=indent) or [""]


def _tokens(query: str) -> list[str]:
    words = [token.word or token.text for token in Query(query).tokens]
    return words[:-1] if words[-1:] == [";"] else words
