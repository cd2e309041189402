"""Arrays and tables inside a child: taken apart into plain data, and made of it.

Runs beside the answer, loaded by path. To take a value apart, numpy and pandas are looked up among the modules that are
loaded already: an answer that never loaded them cannot return their objects. Objects are read as their base class sees
them; what an answer changed in these packages can fool nobody but itself, since all that leaves the child is a claim.
"""

from __future__ import annotations

import sys
from collections import deque
from collections.abc import Iterator
from itertools import islice
from types import ModuleType

TYPE_CHECKING = False
if TYPE_CHECKING:  # `typing` would cost every start of the helper
    from typing import Any

MAX_ITEMS = 1_000_000
"""Items taken from an iterator that stands for a list."""

_CELL_KINDS = "biufcUO"
_TIME_KINDS = "mM"
# numpy keeps these wider than a Python float or complex.
_WIDE = ("float96", "float128", "complex192", "complex256")
_LAZY: tuple[type[Any], ...] = (Iterator, range, deque, type({}.keys()), type({}.values()), type({}.items()))


class Foreign:
    """Takes values apart for a `Writer`, and is the `Makers` of a `Reader`."""

    def __init__(self, wire: Any) -> None:  # noqa: ANN401 -- a module that was loaded by path
        self._wire = wire

    def take_apart(self, value: object) -> object:
        """Give a plain value for a scalar of numpy, the parts of an array or a table, and None for all else.

        Raises:
            TooLarge: the value holds more cells than any message.
        """
        numpy = sys.modules.get("numpy")
        if numpy is None:
            return None
        if isinstance(value, numpy.generic):
            plain = value.item()
            return plain if isinstance(plain, bool | int | float | complex) else None
        if isinstance(value, numpy.ndarray):
            return self._array_parts(numpy, value)
        pandas = sys.modules.get("pandas")
        if pandas is not None and isinstance(value, pandas.DataFrame):
            return self._frame_parts(pandas, value)
        if pandas is not None and isinstance(value, pandas.Series):
            return self._series_parts(pandas, value)
        return None

    def array(self, dtype: str, shape: tuple[int, ...], cells: list[object]) -> object:
        """Make an array."""
        import numpy as np

        if dtype != "object":
            return np.array(cells, dtype=dtype).reshape(shape)
        # Filled cell by cell: numpy would take lists among the cells for further axes.
        array = np.empty(len(cells), dtype=object)
        for place, cell in enumerate(cells):
            array[place] = cell
        return array.reshape(shape)

    def frame(self, columns: Any, index: Any) -> object:  # noqa: ANN401 -- see `wire.ColumnParts`
        """Make a data frame."""
        pd = _pandas()
        made = {place: _make_column(pd, dtype, cells) for place, (_, dtype, cells) in enumerate(columns)}
        frame = pd.DataFrame(made) if made else pd.DataFrame(index=range(_count(index)))
        frame.columns = _make_labels(pd, [label for label, _, _ in columns])
        if not isinstance(index, int):
            frame.index = _make_labels(pd, index)
        return frame

    def series(self, column: Any, index: Any) -> object:  # noqa: ANN401 -- see `wire.ColumnParts`
        """Make a series."""
        pd = _pandas()
        label, dtype, cells = column
        series = _make_column(pd, dtype, cells)
        series.name = label
        if not isinstance(index, int):
            series.index = _make_labels(pd, index)
        return series

    def opaque(self, type_name: str) -> str:
        """Stand in for what has no plain form by the name of its type."""
        return type_name

    def list_items(self, value: Any) -> object:  # noqa: ANN401 -- anything an answer returns
        """Give the items of an iterator, a range, a deque or a dict's view as a list; anything else as it is.

        Raises:
            TooLarge: there are more than `MAX_ITEMS`.
        """
        if not isinstance(value, _LAZY):
            return value
        items = list(islice(value, MAX_ITEMS + 1))
        if len(items) > MAX_ITEMS:
            raise self._wire.TooLarge(f"an iterator with more than {MAX_ITEMS:,} items")
        return items

    def _array_parts(self, numpy: ModuleType, value: Any) -> object:  # noqa: ANN401
        plain = numpy.asarray(value)
        kind = plain.dtype.kind
        if kind not in _CELL_KINDS + _TIME_KINDS or plain.dtype.name in _WIDE:
            return None
        # Before any cell is copied: an array of one number and strides of 0 can claim any size.
        self._cap(plain.size)
        dtype = "str" if kind == "U" else plain.dtype.name
        flat = plain.reshape(-1)
        cells = (flat.astype(str) if kind in _TIME_KINDS else flat).tolist()
        return self._wire.ArrayParts(dtype, plain.shape, cells)

    def _frame_parts(self, pandas: ModuleType, value: Any) -> object:  # noqa: ANN401
        plain = pandas.DataFrame(value)
        rows, count = plain.shape
        # Taking one column out costs as much as a hundred cells.
        self._cap(rows * count + rows + 100 * count)
        columns = [
            (_plain_label(label), *_column_cells(plain.iloc[:, place])) for place, label in enumerate(plain.columns)
        ]
        return self._wire.TableParts(columns, _plain_index(pandas, plain.index), alone=False)

    def _series_parts(self, pandas: ModuleType, value: Any) -> object:  # noqa: ANN401
        plain = pandas.Series(value)
        self._cap(2 * len(plain))
        column = (_plain_label(plain.name), *_column_cells(plain))
        return self._wire.TableParts([column], _plain_index(pandas, plain.index), alone=True)

    def _cap(self, cells: int) -> None:
        if cells > self._wire.MAX_NODES:
            raise self._wire.TooLarge(f"more than {self._wire.MAX_NODES:,} values")


def _pandas() -> Any:  # noqa: ANN401 -- its types would cost more casts than they find faults
    import pandas as pd

    return pd


def _column_cells(column: Any) -> tuple[str, list[object]]:  # noqa: ANN401 -- a series of pandas
    """Name a column's dtype and list its cells: times as ISO text, missing cells as NaN among floats, else as None."""
    dtype, kind = str(column.dtype), column.dtype.kind
    if kind in "biufc" and not hasattr(column.dtype, "na_value"):
        return dtype, column.tolist()  # the dtypes of numpy; those of pandas' own know missing cells
    cells = [None if gone else cell for cell, gone in zip(column.tolist(), column.isna().tolist(), strict=True)]
    if kind in _TIME_KINDS:
        cells = [cell if cell is None else cell.isoformat() for cell in cells]
    return dtype, cells


def _plain_index(pandas: ModuleType, index: Any) -> object:  # noqa: ANN401
    if isinstance(index, pandas.RangeIndex) and index.start == 0 and index.step == 1:
        return len(index)
    return [_plain_label(label) for label in index.tolist()]


def _plain_label(label: Any) -> object:  # noqa: ANN401
    if isinstance(label, tuple):
        return tuple(_plain_label(part) for part in label)
    return label.isoformat() if hasattr(label, "isoformat") else label


def _make_column(pd: Any, dtype: str, cells: list[object]) -> Any:  # noqa: ANN401
    if dtype == "str":
        # What pandas itself makes of texts: objects in its second version, texts in its third.
        return pd.Series(cells) if cells else pd.Series(cells, dtype=object)
    if dtype.startswith("datetime64"):
        return pd.Series(pd.to_datetime(pd.Series(cells, dtype=object), format="ISO8601")).astype(dtype)
    if dtype.startswith("timedelta64"):
        return pd.to_timedelta(pd.Series(cells, dtype=object)).astype(dtype)
    return pd.Series(cells, dtype=dtype)


def _make_labels(pd: Any, labels: list[object]) -> Any:  # noqa: ANN401
    if labels and all(isinstance(label, tuple) for label in labels):
        return pd.MultiIndex.from_tuples(labels)
    return pd.Index(labels)


def _count(index: Any) -> int:  # noqa: ANN401
    return index if isinstance(index, int) else len(index)
