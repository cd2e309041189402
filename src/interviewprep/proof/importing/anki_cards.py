"""Cards from notes that Anki exported as text: fields by tab or another separator, with lines such as `#separator:tab`.

The first field that is no column of Anki's own is the front, and the next one the back. Fields may hold HTML.
"""

import csv
import io
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from interviewprep.proof.importing.cards import Card, Home, found
from interviewprep.proof.importing.fields import Unusable
from interviewprep.proof.importing.foreign import BadLine, Found, Remark
from interviewprep.proof.importing.html_text import html_to_text

_SEPARATORS = {"tab": "\t", "comma": ",", "semicolon": ";", "pipe": "|", "space": " ", "colon": ":"}
_HEADER = re.compile(r"#(?P<key>[a-z ]+):(?P<value>.*)")
_OWN_COLUMNS = ("tags column", "notetype column", "deck column", "guid column")
_CLOZE = re.compile(r"\{\{c[0-9]+::(.*?)(?:::[^{}]*)?\}\}", re.DOTALL)
_SOUND = re.compile(r"\[sound:[^\]]*\]")
_MOST_COLUMNS = 1000


@dataclass(slots=True)
class _Shape:
    """What the lines on top say: the separator, whether fields are HTML, and which columns are Anki's own."""

    separator: str = "\t"
    is_html: bool = True
    own: dict[str, int] = field(default_factory=dict)
    faults: list[BadLine] = field(default_factory=list)


def read_anki(text: str, home: Home) -> Iterator[Found | BadLine | Remark]:
    """Read notes, one short question each; tags and the name of the deck have no place in a question."""
    unified = text.replace("\r\n", "\n")
    header, first = _split(unified)
    shape = _shape(header)
    yield from shape.faults
    if shape.own:
        yield Remark(1, f"Anki's own columns are left out: {', '.join(name.split()[0] for name in shape.own)}")
    body = unified.split("\n", first)[first] if first else unified
    rows = csv.reader(io.StringIO(body, newline=""), delimiter=shape.separator, strict=True)
    while True:
        line = first + rows.line_num + 1
        try:
            cells = next(rows, None)
        except csv.Error as error:
            yield BadLine(line, f"this is no row of fields: {error}")
            continue
        if cells is None:
            return
        if any(cell.strip() for cell in cells):
            yield _read_note(line, cells, shape, home)


def _split(text: str) -> tuple[list[str], int]:
    """Give the lines on top that begin with `#`, and how many there are."""
    header: list[str] = []
    for line in text.split("\n"):
        if not line.startswith("#") or text.count("\n") == len(header):
            break
        header.append(line)
    return header, len(header)


def _shape(header: list[str]) -> _Shape:
    shape = _Shape()
    for number, line in enumerate(header, start=1):
        found_line = _HEADER.fullmatch(line)
        if not found_line:
            continue
        key, value = found_line["key"].strip(), found_line["value"]
        if key == "separator":
            separator = _SEPARATORS.get(value.strip().casefold(), value)
            if len(separator) == 1 and separator not in '"\n\r':
                shape.separator = separator
            else:
                shape.faults.append(BadLine(number, f"the separator {value[:20]!r} is not known; tab is taken"))
        elif key == "html":
            shape.is_html = value.strip().casefold() == "true"
        elif key in _OWN_COLUMNS:
            if re.fullmatch(r"[1-9][0-9]{0,2}", value.strip()):
                shape.own[key] = int(value) - 1
            else:
                shape.faults.append(BadLine(number, f"`{key}` names no column: {value[:20]!r}"))
    return shape


def _read_note(line: int, cells: list[str], shape: _Shape, home: Home) -> Found | BadLine:
    fields = [cell for place, cell in enumerate(cells[:_MOST_COLUMNS]) if place not in shape.own.values()]
    if len(fields) < 2:
        return BadLine(line, "it has no second field, so that there is no answer")
    losses: dict[str, None] = {}
    front, back = (_text(cell, losses, is_html=shape.is_html) for cell in fields[:2])
    if any(cell.strip() for cell in fields[2:]):
        losses["fields after the second are left out"] = None
    try:
        return found(Card(line=line, stem=front, answer=back, about=_about(cells, shape), losses=tuple(losses)), home)
    except Unusable as fault:
        return BadLine(line, str(fault))


def _about(cells: list[str], shape: _Shape) -> Mapping[str, str]:
    """Take the name of the deck, without the decks around it, for the topic."""
    place = shape.own.get("deck column")
    deck = cells[place] if place is not None and place < len(cells) else ""
    return {"topic": deck.rpartition("::")[2]}


def _text(cell: str, losses: dict[str, None], *, is_html: bool) -> str:
    text = cell
    if _SOUND.search(text):
        losses["sounds are left out"] = None
        text = _SOUND.sub("", text)
    if _CLOZE.search(text):
        losses["gaps are filled in: a card of this kind asks for words inside its own text"] = None
        text = _CLOZE.sub(r"\1", text)
    if not is_html:
        return text
    read = html_to_text(text)
    losses.update(dict.fromkeys(read.losses))
    return read.text
