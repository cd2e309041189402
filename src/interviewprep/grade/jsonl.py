"""JSON Lines from people and programs: one object a line, whatever else stands there told in a message."""

import json
from collections.abc import Iterator
from typing import Protocol

from interviewprep.base.records import dataclass

_CHUNK_BYTES = 1 << 16
_BYTE_ORDER_MARK = b"\xef\xbb\xbf"

Fields = dict[str, object]
"""A JSON object."""


class Stream(Protocol):
    """Something that lines of bytes are read from."""

    def readline(self, size: int, /) -> bytes:
        """Give the next line with its end, or the first `size` bytes of it."""
        ...


class LineFault(ValueError):
    """A line is not what it should be; the message says how, for the person who made the file."""


@dataclass(frozen=True, slots=True)
class Line:
    """One line, counted from 1, without its end; `data` is None when it is longer than was allowed for."""

    number: int
    data: bytes | None


def read_lines(stream: Stream, max_bytes: int) -> Iterator[Line]:
    """Give the lines of a stream that are not blank, holding one at a time and no more than `max_bytes` of it."""
    number = 0
    while part := stream.readline(max_bytes + 1):
        number += 1
        if len(part.rstrip(b"\n")) > max_bytes:
            _skip_line(stream, part)
            yield Line(number, None)
        elif text := part.removeprefix(_BYTE_ORDER_MARK if number == 1 else b"").strip():
            yield Line(number, text)


def read_object(line: Line) -> Fields:
    """Read the JSON object of a line.

    Raises:
        LineFault: the line is too long, not UTF-8, not JSON, or no object.
    """
    if line.data is None:
        raise LineFault("the line is too long")
    try:
        value = json.loads(line.data.decode("utf-8"))
    except UnicodeDecodeError as error:
        raise LineFault(f"the line is not UTF-8 (byte {error.start + 1})") from error
    except json.JSONDecodeError as error:
        raise LineFault(f"the line is not JSON: {error.msg} (column {error.colno})") from error
    except (ValueError, RecursionError) as error:
        # A number of thousands of digits, or brackets nested without end.
        raise LineFault(f"the line is not JSON that can be read: {error}") from error
    if not isinstance(value, dict):
        raise LineFault("the line must be a JSON object, as in {...}")
    return value


def text_of(fields: Fields, key: str) -> str:
    """Give the text under a key.

    Raises:
        LineFault: there is none, or it holds what no file can hold.
    """
    value = fields.get(key)
    if not isinstance(value, str):
        raise LineFault(f"`{key}` {'is missing' if value is None else 'must be a text'}")
    try:
        value.encode()
    except UnicodeEncodeError as error:
        raise LineFault(f"`{key}` holds half of a character at place {error.start + 1}") from error
    return value


def _skip_line(stream: Stream, part: bytes) -> None:
    while part and not part.endswith(b"\n"):
        part = stream.readline(_CHUNK_BYTES)
