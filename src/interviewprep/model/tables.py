"""Data frames and their columns outside the process that made them: labels, dtypes and cells as plain data."""

import math
from collections.abc import Sequence

from interviewprep.base.records import dataclass

_INT64 = range(-(1 << 63), 1 << 63)


@dataclass(frozen=True, slots=True)
class Column:
    """A column: its label, the name of its dtype, and its cells from top to bottom; a missing cell is None or NaN."""

    label: object
    dtype: str
    cells: tuple[object, ...]

    def __post_init__(self) -> None:
        check_labels((self.label,))


@dataclass(frozen=True, slots=True)
class Frame:
    """A data frame: columns from left to right, and the index, one label for each row."""

    columns: tuple[Column, ...]
    index: tuple[object, ...]

    def __post_init__(self) -> None:
        check_labels(self.index)
        for column in self.columns:
            if len(column.cells) != len(self.index):
                raise ValueError(
                    f"the column {column.label!r} has {len(column.cells)} cells, the index {len(self.index)}"
                )


@dataclass(frozen=True, slots=True)
class Series:
    """A column that stands alone, with its index; its label is None where it has no name."""

    column: Column
    index: tuple[object, ...]

    def __post_init__(self) -> None:
        check_labels(self.index)
        if len(self.column.cells) != len(self.index):
            raise ValueError(f"a series has {len(self.column.cells)} cells, its index {len(self.index)}")


def check_labels(labels: Sequence[object]) -> None:
    """Make sure that labels can be looked up.

    Raises:
        ValueError: one of them is a list, a set or a dict, or holds one.
    """
    try:
        for label in labels:
            hash(label)
    except TypeError as error:
        raise ValueError(f"a label must be plain: {error}") from None


def is_missing(cell: object) -> bool:
    """Tell whether a cell is empty: None or NaN."""
    return cell is None or (isinstance(cell, float) and math.isnan(cell))


def infer_dtype(cells: Sequence[object]) -> str:
    """Name the dtype that pandas gives a column made of these plain values; `str` for texts, however it stores them."""
    present = [cell for cell in cells if not is_missing(cell)]
    kinds = {type(cell) for cell in present}
    is_full = len(present) == len(cells)
    if not present:
        return "float64" if any(cell is not None for cell in cells) else "object"
    if kinds == {str}:
        return "str"
    if kinds == {bool}:
        return "bool" if is_full else "object"
    if kinds == {int} and not all(cell in _INT64 for cell in present):
        return "object"
    if kinds == {int} and is_full:
        return "int64"
    if kinds <= {int, float}:
        return "float64"
    return "complex128" if kinds <= {int, float, complex} else "object"


def read_frame(columns: object, named: dict[str, object]) -> Frame:
    """Make a frame of the arguments of the literal `frame(columns, index=[...], dtypes={...})`.

    Raises:
        ValueError: the arguments make no frame; the message says why.
    """
    _refuse_others("frame", named, {"index", "dtypes"})
    pairs = list(columns.items()) if isinstance(columns, dict) else columns
    if not isinstance(pairs, list):
        raise ValueError("a frame is written as a dict of columns, or a list of pairs of a label and a column")
    labels, cells = [], []
    for pair in pairs:
        match pair:
            case (label, list() as column):
                labels.append(label)
                cells.append(column)
            case _:
                raise ValueError("a column of a frame is a list of cells")
    dtypes = _dtypes(labels, named.get("dtypes", {}))
    made = [
        Column(label, dtypes[place] or infer_dtype(column), tuple(column))
        for place, (label, column) in enumerate(zip(labels, cells, strict=True))
    ]
    return Frame(tuple(made), _index(named, len(cells[0]) if cells else 0))


def _dtypes(labels: list[object], written: object) -> list[str]:
    """Find the dtype of each column; empty where none is written."""
    match written:
        case dict() if all(label in labels for label in written):
            dtypes = [written.get(label, "") for label in labels]
        case list() if len(written) == len(labels):
            dtypes = written
        case _:
            raise ValueError("`dtypes` names columns of the frame, or lists one dtype for each")
    if not all(isinstance(dtype, str) for dtype in dtypes):
        raise ValueError("a dtype is written as text")
    return [str(dtype) for dtype in dtypes]


def read_series(cells: object, named: dict[str, object]) -> Series:
    """Make a series of the arguments of the literal `series(cells, index=[...], dtype="...", name=...)`.

    Raises:
        ValueError: the arguments make no series; the message says why.
    """
    _refuse_others("series", named, {"index", "dtype", "name"})
    if not isinstance(cells, list):
        raise ValueError("a series is written as a list of cells")
    dtype = named.get("dtype", infer_dtype(cells))
    if not isinstance(dtype, str):
        raise ValueError("a dtype is written as text")
    return Series(Column(named.get("name"), dtype, tuple(cells)), _index(named, len(cells)))


def _index(named: dict[str, object], rows: int) -> tuple[object, ...]:
    index = named.get("index", list(range(rows)))
    if not isinstance(index, list):
        raise ValueError("`index` is a list of labels")
    return tuple(index)


def _refuse_others(name: str, named: dict[str, object], allowed: set[str]) -> None:
    if others := named.keys() - allowed:
        raise ValueError(f"`{name}` takes {', '.join(sorted(allowed))}, not `{min(others)}`")
