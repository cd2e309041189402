"""Values as people read them: the literal where it is short, else its first entries and how many there are.

Where a place is given, such as that of the first difference, the entries around it are shown instead of the first.
"""

from collections.abc import Callable, Iterable, Sequence
from itertools import islice

from interviewprep.base.text import counted
from interviewprep.model.literals import Array, Value, format_literal
from interviewprep.model.tables import Column, Frame, Series

Path = tuple[object, ...]
"""Where something lies inside a value: an index or a key for each level, one for each axis of an array, row and column
of a frame, the row of a series, the character of a text. What leads nowhere is ignored."""

_Write = Callable[[int, int, Path], str]
"""Writes the entry at a place in so many characters, around the rest of a path."""

_SCALAR_CHARS = 30
"""A number is never torn below this length: half of one says nothing."""
_LEAST_ROOM = 8
_MOST_SORTED = 10_000


def show(value: Value, limit: int = 200, path: Path = ()) -> str:
    """Write a value in at most `limit` characters."""
    text = _write(value, limit, path)
    return text if len(text) <= limit else f"{text[: limit - 3]}..."


def _write(value: Value, room: int, path: Path = ()) -> str:
    if _may_fit(value, room):
        text = format_literal(value)
        if len(text) <= max(room, _SCALAR_CHARS if isinstance(value, int | float) else 0):
            return text
    return _abridge(value, room, path) if room >= _LEAST_ROOM else "..."


def _abridge(value: Value, room: int, path: Path) -> str:
    match value:
        case list():
            return f"[{_items(value, room - 2, path)}]"
        case tuple():
            return f"({_items(value, room - 2, path)})"
        case set() | frozenset():
            members = _items(_in_order(value), room - 13, ())
            return f"frozenset({{{members}}})" if isinstance(value, frozenset) else f"{{{members}}}"
        case dict():
            return f"{{{_pairs(value, room - 2, path)}}}"
        case str() | bytes():
            return _cut_text(value, room, path)
        case Array():
            end = f"{value.dtype!r}, shape {format_literal(value.shape)})"
            return f"array({_axis(value, 0, 0, room - len(end) - 8, path)}, {end}"
        case Frame():
            return _frame(value, room, path)
        case Series():
            end = f", {counted(len(value.index), 'row')})"
            return f"series([{_cells(value.column, room - len(end) - 9, path)}]{end}"
        case int():
            end = f"... ({value.bit_length():,} bits)"
            return format_literal(value)[: max(room - len(end), _LEAST_ROOM)] + end
    return format_literal(value)


def _may_fit(value: Value, room: int) -> bool:
    """Tell whether a value could be written in so many characters, without writing what is too large."""
    waiting, left = [value], max(room, _SCALAR_CHARS)
    while waiting:
        left -= 1
        match waiting.pop():
            case str() | bytes() as text:
                left -= len(text)
            case int() as number:
                left -= number.bit_length() // 4
            case list() | tuple() | set() | frozenset() as items:
                left = _await(items, len(items), waiting, left)
            case dict() as pairs:
                left = _await((*pairs.keys(), *pairs.values()), 2 * len(pairs), waiting, left)
            case Array(items=items):
                left = _await(items, len(items), waiting, left)
            case Frame(columns=columns, index=index):
                for column in columns:
                    left = _await((column.label, *column.cells), len(column.cells), waiting, left)
                left -= len(index)
            case Series(column=column):
                left = _await(column.cells, len(column.cells), waiting, left)
        if left < 0:
            return False
    return True


def _await(items: Iterable[Value], count: int, waiting: list[Value], left: int) -> int:
    if count <= left:
        waiting += items
    return left - count


def _items(items: Sequence[Value], room: int, path: Path, noun: str = "items") -> str:
    return _entries(len(items), lambda place, least, rest: _write(items[place], least, rest), room, path, noun)


def _entries(count: int, write: _Write, room: int, path: Path, noun: str = "") -> str:
    """Write the entries around the first step of a path, or the first ones, as many as there is room for."""
    middle = path[0] if path and isinstance(path[0], int) and 0 <= path[0] < count else 0
    end = f" ({count:,} {noun})" if noun else ""
    room -= len(end) + 10
    each = room // 3 if room >= 3 * _LEAST_ROOM else room
    texts = {middle: write(middle, each, path[1:])} if count else {}
    used = sum(map(len, texts.values()))
    for place in _outwards(middle, count):
        text = write(place, each, ())
        used += len(text) + 2
        if used > room:
            break
        texts[place] = text
    shown = [texts[place] for place in sorted(texts)]
    if min(texts, default=0) > 0:
        shown.insert(0, "...")
    if len(texts) < count and max(texts) < count - 1:
        shown.append("...")
    return ", ".join(shown) + (end if len(texts) < count else "")


def _outwards(middle: int, count: int) -> Iterable[int]:
    for step in range(1, count):
        if middle + step < count:
            yield middle + step
        if middle - step >= 0:
            yield middle - step


def _pairs(pairs: dict[Value, Value], room: int, path: Path) -> str:
    keys = list(pairs)
    place = next((place for place, key in enumerate(keys) if path and key == path[0]), 0)

    def write(place: int, least: int, rest: Path) -> str:
        return f"{_write(keys[place], least // 2)}: {_write(pairs[keys[place]], least // 2, rest)}"

    return _entries(len(keys), write, room, (place, *path[1:]), "keys")


def _cut_text(text: str | bytes, room: int, path: Path) -> str:
    end = f" ({len(text):,} {'bytes' if isinstance(text, bytes) else 'characters'})"
    kept = max(room - len(end) - 8, _LEAST_ROOM)
    at = path[0] if path and isinstance(path[0], int) else 0
    first = max(min(at - kept // 2, len(text) - kept), 0)
    last = first + kept
    return f"{'...' if first else ''}{text[first:last]!r}{'...' if last < len(text) else ''}{end}"


def _axis(array: Array, axis: int, first: int, room: int, path: Path) -> str:
    """Write what lies along an axis, for the cells from `first` on."""
    if axis == len(array.shape):
        return _write(array.items[first], room, path)
    step = 1
    for size in array.shape[axis + 1 :]:
        step *= size

    def write(place: int, least: int, rest: Path) -> str:
        return _axis(array, axis + 1, first + place * step, least, rest)

    return f"[{_entries(array.shape[axis] if step else 0, write, room, path)}]" if room >= _LEAST_ROOM else "..."


def _frame(frame: Frame, room: int, path: Path) -> str:
    row, label = (*path, None, None)[:2]
    labels = [column.label for column in frame.columns]
    end = f", {counted(len(frame.index), 'row')}, {counted(len(labels), 'column')})"
    place = labels.index(label) if label in labels else 0

    def write(place: int, least: int, _: Path) -> str:
        cells = _cells(frame.columns[place], least - 12, (row,))
        return f"{_write(labels[place], least)}: [{cells}]"

    return f"frame({{{_entries(len(labels), write, room - len(end) - 10, (place,))}}}{end}"


def _cells(column: Column, room: int, path: Path) -> str:
    return _entries(len(column.cells), lambda place, least, _: _write(column.cells[place], least), room, path)


def _in_order(members: set[Value] | frozenset[Value]) -> list[Value]:
    """Sort a set, so that it is shown alike each time; of a large one any members are as good as others."""
    some = list(islice(members, _MOST_SORTED))
    return sorted(some, key=lambda member: (type(member).__name__, format_literal(member)))
