"""Cards from a table of comma-separated values (RFC 4180) with a line of names on top.

Columns, in any order: `stem` (or `question`, `front`), `option_1` to `option_5` with `key` (letters, numbers or ids of
the right ones), `why_1` and `id_1` beside them; or `answer` (or `back`) with `criterion_1` and more; `explanation`,
`hint_1` with `hint_1_price`; and keys of the front matter.
"""

import csv
import io
import re
from collections.abc import Iterator, Mapping, Sequence

from interviewprep.model.question import Hint
from interviewprep.model.taxonomy import Format
from interviewprep.proof.importing.cards import Card, CardOption, Home, found
from interviewprep.proof.importing.fields import Fields, Unusable
from interviewprep.proof.importing.foreign import BadLine, Found, Remark
from interviewprep.proof.writing.cells import OPTIONS, opened

ABOUT = (
    "id",
    "title",
    "topic",
    "area",
    "domain",
    "domains",
    "phase",
    "difficulty",
    "minutes",
    "format",
    "prerequisites",
    "misconceptions",
    "author",
    "origin",
    "licence",
    "as_of",
    "review_by",
)
"""Columns that are keys of the front matter."""

_OTHER_NAMES = {"question": "stem", "front": "stem", "back": "answer", "correct": "key", "license": "licence"}
_KNOWN = frozenset({*ABOUT, "bank", "stem", "key", "answer", "explanation"})
_NUMBERED = re.compile(r"(?:option|why|id|criterion|hint)_[1-9][0-9]?|hint_[1-9][0-9]?_price")
_LETTERED = re.compile(r"(option|why|id)_([a-e])")
_IMPORTED = frozenset({Format.SINGLE.value, Format.MULTI.value, Format.SHORT.value, ""})

Row = Mapping[str, str]
"""The cells of a row by the names of their columns."""


def read_csv(text: str, home: Home) -> Iterator[Found | BadLine | Remark]:
    """Read the rows of a table, one question each."""
    rows = csv.reader(io.StringIO(text, newline=""), strict=True)
    names: list[str] | None = None
    while True:
        line = rows.line_num + 1
        try:
            cells = next(rows, None)
        except csv.Error as error:
            yield BadLine(line, f"this is no row of a table: {error}")
            continue
        if cells is None:
            return
        if names is None:
            names = [_name(cell) for cell in cells]
            yield from _remarks(names)
            if fault := _fault_of(names):
                yield BadLine(line, fault)
                return
        elif any(cell.strip() for cell in cells):
            yield _read_row(line, names, cells, home)


def _name(cell: str) -> str:
    name = re.sub(r"[\s-]+", "_", cell.strip().lower())
    name = _LETTERED.sub(lambda part: f"{part[1]}_{ord(part[2]) - ord('a') + 1}", name)
    return _OTHER_NAMES.get(name, name)


def _fault_of(names: Sequence[str]) -> str:
    if "stem" not in names:
        return "the first line must name the columns, separated by commas, one of them `stem`, `question` or `front`"
    doubled = sorted({name for name in names if name and names.count(name) > 1})
    return f"columns stand there twice: {', '.join(doubled)}" if doubled else ""


def _remarks(names: Sequence[str]) -> Iterator[Remark]:
    unknown = sorted({name for name in names if name not in _KNOWN and not _NUMBERED.fullmatch(name)})
    if unknown and "stem" in names:
        yield Remark(1, f"columns that are not read: {', '.join(name or '(unnamed)' for name in unknown)}")


def _read_row(line: int, names: Sequence[str], cells: Sequence[str], home: Home) -> Found | BadLine:
    if len(cells) > len(names):
        return BadLine(line, f"it has {len(cells)} cells, but the first line names {len(names)} columns")
    row = {name: opened(cell) for name, cell in zip(names, cells, strict=False)}
    form = row.get("format", "").strip().casefold()
    if form not in _IMPORTED:
        return BadLine(line, f"its format is '{form[:40]}', and only single, multi and short questions are imported")
    try:
        return found(_card(line, row), home)
    except Unusable as fault:
        return BadLine(line, str(fault))


def _card(line: int, row: Row) -> Card:
    return Card(
        line=line,
        stem=row["stem"],
        options=tuple(_options(row)),
        answer=row.get("answer", ""),
        criteria=tuple(_numbered(row, "criterion")),
        explanation=row.get("explanation", ""),
        hints=tuple(_hints(row)),
        about={name: row[name] for name in ABOUT if name in row},
    )


def _options(row: Row) -> Iterator[CardOption]:
    numbers = [number for number in range(1, OPTIONS + 1) if row.get(f"option_{number}", "").strip()]
    if not numbers:
        return
    ids = {number: row.get(f"id_{number}", "").strip() for number in numbers}
    keys = {_place(word, ids) for word in re.split(r"[\s,;]+", row.get("key", "").strip().casefold()) if word}
    for number in numbers:
        why = row.get(f"why_{number}", "")
        yield CardOption(row[f"option_{number}"], number in keys, why, ids[number])


def _place(word: str, ids: Mapping[int, str]) -> int:
    for number, name in ids.items():
        if word in {name, str(number), chr(ord("a") + number - 1)}:
            return number
    raise Unusable(f"`key` names '{word[:40]}', which is no option: write letters, numbers or ids of the right ones")


def _numbered(row: Row, what: str) -> list[str]:
    numbers = sorted(int(name.removeprefix(f"{what}_")) for name in row if re.fullmatch(f"{what}_[0-9]+", name))
    return [row[f"{what}_{number}"] for number in numbers if row[f"{what}_{number}"].strip()]


def _hints(row: Row) -> Iterator[Hint]:
    for number in range(1, 100):
        if text := row.get(f"hint_{number}", "").strip():
            price = Fields(row).number(f"hint_{number}_price", 0.0)
            yield Hint(text, price)
