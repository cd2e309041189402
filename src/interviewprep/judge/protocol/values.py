"""Values outside the answer's process: what the referee sends and what it makes of what comes back."""

import re

from interviewprep.judge.protocol import wire
from interviewprep.model.literals import Array, Raises, Value
from interviewprep.model.tables import Column, Frame, Series

_DTYPE = (
    r"bool|u?int(8|16|32|64)|float(16|32|64)|complex(64|128)|str|object|(datetime|timedelta)64(\[[a-zA-Zμ]{1,9}\])?"
)
"""Dtypes of arrays, as the worker names them. The name of a dtype is used to make arrays for a bank's checker."""
_MAX_DTYPE_CHARS = 80
_SCALARS = (bool, int, float, complex, str)


class Opaque:
    """A returned object that is no plain data; equal to nothing but itself."""

    def __init__(self, type_name: str) -> None:
        self.type_name = type_name

    def __repr__(self) -> str:
        return f"<{self.type_name}>"


def encode(value: Value) -> object:
    """Write a value as tagged JSON.

    Raises:
        WireFault: the value is over a cap, or holds an `Opaque` or a `Raises`, which are no data.
    """
    return wire.Writer(_take_apart).write(value)


def decode(coded: object) -> Value:
    """Read a value from tagged JSON of an untrusted sender; all types are made anew.

    Raises:
        WireFault: it is no value, or over a cap.
    """
    return wire.Reader(_PLAIN).read(coded)


def _take_apart(value: object) -> object:
    match value:
        case Array():
            return wire.ArrayParts(value.dtype, value.shape, value.items)
        case Frame():
            return wire.TableParts([_column_parts(column) for column in value.columns], _index(value), alone=False)
        case Series():
            return wire.TableParts([_column_parts(value.column)], _index(value), alone=True)
        case Opaque() | Raises():
            # A stand-in must not arrive as what it stands for, nor as a text.
            raise wire.WireFault("no plain value")
    return None


def _column_parts(column: Column) -> wire.ColumnParts:
    return column.label, column.dtype, column.cells


def _index(table: Frame | Series) -> wire.Index:
    count = len(table.index)
    is_plain = all(type(label) is int and label == place for place, label in enumerate(table.index))
    return count if is_plain else table.index


class _Plain:
    """Makes plain data that belongs to no package."""

    def array(self, dtype: str, shape: tuple[int, ...], cells: list[object]) -> Array:
        if not re.fullmatch(_DTYPE, dtype):
            raise wire.WireFault("an array has no dtype of this name")
        if dtype != "object" and not all(isinstance(cell, _SCALARS) for cell in cells):
            raise wire.WireFault("the cells of an array are numbers or texts")
        return Array(dtype, shape, tuple(cells))

    def frame(self, columns: list[wire.ColumnParts], index: wire.Index) -> Frame:
        return Frame(tuple(map(_column, columns)), _labels(index))

    def series(self, column: wire.ColumnParts, index: wire.Index) -> Series:
        return Series(_column(column), _labels(index))

    def opaque(self, type_name: str) -> Opaque:
        return Opaque(type_name)


def _column(parts: wire.ColumnParts) -> Column:
    label, dtype, cells = parts
    if len(dtype) > _MAX_DTYPE_CHARS:
        raise wire.WireFault("the name of a dtype is too long")
    return Column(label, dtype, tuple(cells))


def _labels(index: wire.Index) -> tuple[object, ...]:
    return tuple(range(index)) if isinstance(index, int) else tuple(index)


_PLAIN = _Plain()
