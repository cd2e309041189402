"""Frames of plain, tagged data, the same code at both ends of the pipes; standard library only.

A frame is a length of four bytes and that much JSON. Inside, None, bool, text and ints below 2**53 stand for
themselves; everything else is a list that begins with a tag, so that tuples, sets, bytes and keys of any type
survive. Nothing is ever evaluated. Size, depth and number of nodes are bounded while writing and while reading.
"""

from __future__ import annotations

import json
import os
from collections.abc import Callable, Iterable, Sequence

TYPE_CHECKING = False
if TYPE_CHECKING:  # `typing` would cost every start of the helper
    from typing import Protocol

    class Makers(Protocol):
        """Makes of decoded parts what stands for them on this side; the cells of an array are in row-major order."""

        def array(self, dtype: str, shape: tuple[int, ...], cells: list[object]) -> object: ...

        def frame(self, columns: list[ColumnParts], index: Index) -> object: ...

        def series(self, column: ColumnParts, index: Index) -> object: ...

        def opaque(self, type_name: str) -> object: ...


MAX_FRAME_BYTES = 16 << 20
MAX_DEPTH = 150
MAX_NODES = 2_000_000

# A complex number as a value in a dict takes the most: two in its tag, one before and half of the one in the pair.
_MAX_COMMAS = 4 * MAX_NODES
_EXACT_INT = 1 << 53
_ITSELF = (bool, int, str)
HEADER_BYTES = 4
CHUNK_BYTES = 1 << 16
"""As much as a pipe holds."""

# Made once: `json.dumps` and `json.loads` look for the right ones at each call.
_to_json = json.JSONEncoder(check_circular=False, allow_nan=False, separators=(",", ":")).encode
_of_json = json.JSONDecoder().raw_decode  # `decode` looks for white space, which no frame has

ColumnParts = tuple[object, str, Sequence[object]]
"""A column taken apart: label, dtype, cells."""

Index = Sequence[object] | int
"""The labels of a table's rows; a number stands for that many rows counted from 0."""


class WireFault(ValueError):
    """What was to be sent or was received is no plain data, or too much of it."""


class TooLarge(WireFault):
    """A value or a frame is over a cap."""


class ArrayParts:
    """An array taken apart for a `Writer`: dtype, shape, cells in row-major order."""

    __slots__ = ("cells", "dtype", "shape")

    def __init__(self, dtype: str, shape: tuple[int, ...], cells: Sequence[object]) -> None:
        self.dtype = dtype
        self.shape = shape
        self.cells = cells


class TableParts:
    """A frame taken apart for a `Writer`; a series is one column, with `alone`."""

    __slots__ = ("alone", "columns", "index")

    def __init__(self, columns: list[ColumnParts], index: Index, *, alone: bool) -> None:
        self.columns = columns
        self.index = index
        self.alone = alone


class Writer:
    """Turns a value into tagged JSON. `adapt` sees what is not plain: it returns a plain value, parts or None."""

    def __init__(self, adapt: Callable[[object], object]) -> None:
        self._adapt = adapt
        self._nodes = 0

    def write(self, value: object, depth: int = 0) -> object:
        """Encode one value; what is not plain becomes a tag with the name of its type.

        Raises:
            TooLarge: the value is over a cap, for instance because it contains itself.
        """
        self._nodes += 1
        if self._nodes > MAX_NODES:
            raise TooLarge(f"more than {MAX_NODES:,} values")
        if depth > MAX_DEPTH:
            raise TooLarge(f"nested more than {MAX_DEPTH} levels deep")
        kind = type(value)
        if value is None or kind is bool or kind is str:
            return value
        # Here and not in a call: most values hold little else.
        if kind is int and isinstance(value, int) and -_EXACT_INT < value < _EXACT_INT:
            return value
        scalar = _write_number(value)
        return scalar if scalar is not None else self._write_container(value, depth)

    def _write_container(self, value: object, depth: int) -> object:
        # Subclasses are read through the base class, which their own methods cannot fool.
        if isinstance(value, list):
            return ["l", self._write_all(list.__iter__(value), list.__len__(value), depth)]
        if isinstance(value, tuple):
            return ["t", self._write_all(tuple.__iter__(value), tuple.__len__(value), depth)]
        if isinstance(value, set):
            return ["s", self._write_all(set.__iter__(value), set.__len__(value), depth)]
        if isinstance(value, frozenset):
            return ["z", self._write_all(frozenset.__iter__(value), frozenset.__len__(value), depth)]
        if isinstance(value, dict):
            pairs = dict.items(value)
            return ["d", [[self.write(key, depth + 1), self.write(item, depth + 1)] for key, item in pairs]]
        if isinstance(value, str):
            return str.__str__(value)
        if isinstance(value, bytes | bytearray):
            return ["b", bytes(value).hex()]
        return self._write_foreign(value, depth)

    def _write_foreign(self, value: object, depth: int) -> object:
        adapted = self._adapt(value)
        if adapted is None:
            return ["o", type(value).__name__[:80]]
        if isinstance(adapted, ArrayParts):
            return ["a", adapted.dtype, list(adapted.shape), self._write_all(adapted.cells, len(adapted.cells), depth)]
        if isinstance(adapted, TableParts):
            return self._write_table(adapted, depth)
        return self.write(adapted, depth + 1)

    def _write_table(self, table: TableParts, depth: int) -> object:
        columns = [
            [self.write(label, depth + 1), dtype, self._write_all(cells, len(cells), depth)]
            for label, dtype, cells in table.columns
        ]
        labels = table.index
        index = labels if isinstance(labels, int) else self._write_all(labels, len(labels), depth)
        return ["q", columns[0], index] if table.alone else ["p", columns, index]

    def _write_all(self, values: Iterable[object], count: int, depth: int) -> list[object]:
        # Before any work is done: writing millions of values takes seconds.
        if self._nodes + count > MAX_NODES:
            raise TooLarge(f"more than {MAX_NODES:,} values")
        return [self.write(value, depth + 1) for value in values]


def _write_number(value: object) -> object:
    if isinstance(value, int):
        whole = int.__add__(value, 0)
        return whole if -_EXACT_INT < whole < _EXACT_INT else ["i", hex(whole)]
    if isinstance(value, float):
        return ["f", float.hex(value)]
    if isinstance(value, complex):
        return ["c", float.hex(value.real), float.hex(value.imag)]
    return None


class Reader:
    """Turns tagged JSON back into values of the plain types, and refuses all that is not exactly of this format."""

    def __init__(self, makers: Makers) -> None:
        self._makers = makers
        self._nodes = 0

    def read(self, coded: object, depth: int = 0) -> object:
        """Decode one value.

        Raises:
            WireFault: this is no value in this format, or over a cap.
        """
        self._nodes += 1
        if self._nodes > MAX_NODES:
            raise TooLarge(f"more than {MAX_NODES:,} values")
        if depth > MAX_DEPTH:
            raise TooLarge(f"nested more than {MAX_DEPTH} levels deep")
        if coded is None or isinstance(coded, _ITSELF):
            return coded
        try:
            return self._read_tagged(coded, depth)
        except (TypeError, OverflowError, AttributeError) as error:
            raise WireFault(f"no plain value: {error}") from None
        except ValueError as error:
            raise error if isinstance(error, WireFault) else WireFault(f"no plain value: {error}") from None

    def _read_tagged(self, coded: object, depth: int) -> object:  # noqa: C901, PLR0912 -- one line for each tag
        match coded:
            case ["f", str() as text]:
                return float.fromhex(text)
            case ["i", str() as text]:
                return int(text, 16)
            case ["c", str() as real, str() as imaginary]:
                return complex(float.fromhex(real), float.fromhex(imaginary))
            case ["b", str() as text]:
                return bytes.fromhex(text)
            case ["l", list() as items]:
                return self._read_all(items, depth)
            case ["t", list() as items]:
                return tuple(self._read_all(items, depth))
            case ["s", list() as items]:
                return set(self._read_all(items, depth))
            case ["z", list() as items]:
                return frozenset(self._read_all(items, depth))
            case ["d", list() as pairs]:
                return {self.read(key, depth + 1): self.read(item, depth + 1) for key, item in pairs}
            case ["a", str() as dtype, list() as shape, list() as cells]:
                sizes = tuple(size for size in shape if type(size) is int and size >= 0)
                if len(sizes) != len(shape):
                    raise WireFault("an array's shape is not made of sizes")
                return self._makers.array(dtype, sizes, self._read_all(cells, depth))
            case ["p", list() as columns, index]:
                made = [self._read_column(column, depth) for column in columns]
                return self._makers.frame(made, self._read_index(index, depth))
            case ["q", list() as column, index]:
                return self._makers.series(self._read_column(column, depth), self._read_index(index, depth))
            case ["o", str() as name]:
                return self._makers.opaque(name)
        raise WireFault("no plain value: unknown tag")

    def _read_column(self, coded: object, depth: int) -> ColumnParts:
        match coded:
            case [label, str() as dtype, list() as cells]:
                return self.read(label, depth + 1), dtype, self._read_all(cells, depth)
        raise WireFault("no column of a table")

    def _read_index(self, coded: object, depth: int) -> Index:
        if isinstance(coded, list):
            return self._read_all(coded, depth)
        if type(coded) is not int or coded < 0:
            raise WireFault("no index of a table")
        # So many labels will be made of this one number.
        self._nodes += coded
        if self._nodes > MAX_NODES:
            raise TooLarge(f"more than {MAX_NODES:,} values")
        return coded

    def _read_all(self, items: list[object], depth: int) -> list[object]:
        return [self.read(item, depth + 1) for item in items]


def write(message: dict[str, object]) -> bytes:
    """Write the body of a frame.

    Raises:
        TooLarge: the message is over the cap.
    """
    body = _to_json(message).encode("ascii")
    if len(body) > MAX_FRAME_BYTES:
        raise TooLarge(f"more than {MAX_FRAME_BYTES >> 20} MiB")
    return body


def pack(message: dict[str, object]) -> bytes:
    """Write a frame.

    Raises:
        TooLarge: the message is over the cap.
    """
    body = write(message)
    return len(body).to_bytes(HEADER_BYTES, "big") + body


def seal(body: bytes, nonce: str) -> bytes:
    """Make a frame of a body that was written before, with a nonce added to the message.

    Raises:
        TooLarge: the message is over the cap.
    """
    sealed = b'%b,"nonce":"%b"}' % (body[:-1], nonce.encode("ascii"))
    if len(sealed) > MAX_FRAME_BYTES:
        raise TooLarge(f"more than {MAX_FRAME_BYTES >> 20} MiB")
    return len(sealed).to_bytes(HEADER_BYTES, "big") + sealed


def unpack(body: bytes) -> dict[str, object]:
    """Read the JSON of a frame.

    Raises:
        WireFault: it is no JSON object.
        TooLarge: it holds more parts than any value under the cap on nodes.
    """
    # Looked at before parsing: 16 MiB of empty lists would become a gigabyte of objects.
    if body.count(b",") > _MAX_COMMAS:
        raise TooLarge(f"more than {MAX_NODES:,} values")
    try:
        text = body.decode("ascii")
        message, end = _of_json(text)
    except (ValueError, RecursionError) as error:
        raise WireFault(f"no JSON: {error}") from None
    if end != len(text):
        raise WireFault("more than one value")
    if not isinstance(message, dict):
        raise WireFault("not a JSON object")
    return message


class Inbox:
    """What has come down a pipe, until it makes a frame."""

    def __init__(self) -> None:
        self._received = bytearray()

    def add(self, part: bytes) -> None:
        """Take in what came next."""
        self._received += part

    def take(self) -> bytes | None:
        """Give the body of the first frame, once it is there as a whole.

        Raises:
            TooLarge: the frame is over the cap; told by its header.
        """
        received = self._received
        if len(received) < HEADER_BYTES:
            return None
        length = int.from_bytes(received[:HEADER_BYTES], "big")
        if length > MAX_FRAME_BYTES:
            raise TooLarge(f"more than {MAX_FRAME_BYTES >> 20} MiB")
        end = HEADER_BYTES + length
        if len(received) < end:
            return None
        body = bytes(received[HEADER_BYTES:end])
        del received[:end]
        return body


class Pipe:
    """Blocking frames over two descriptors: the child's and the helper's end. It reads all that is there."""

    def __init__(self, incoming: int, outgoing: int) -> None:
        self._incoming = incoming
        self._outgoing = outgoing
        self._inbox = Inbox()

    def receive(self) -> dict[str, object]:
        """Wait for the next frame.

        Raises:
            EOFError: the other end is gone.
        """
        while (body := self._inbox.take()) is None:
            part = os.read(self._incoming, CHUNK_BYTES)
            if not part:
                raise EOFError("the other end of the pipe is closed")
            self._inbox.add(part)
        return unpack(body)

    def send(self, message: dict[str, object]) -> None:
        """Write a frame and wait until the pipe has taken it."""
        rest = memoryview(pack(message))
        while rest:
            rest = rest[os.write(self._outgoing, rest) :]
