"""Where two tables differ: in their columns, their number of rows, a dtype, a label of the index, or a cell."""

from collections.abc import Sequence

from interviewprep.base.text import counted
from interviewprep.judge.brief import show
from interviewprep.judge.checkers import Comparison
from interviewprep.judge.difference.place import Difference, News, Place
from interviewprep.model.literals import Value
from interviewprep.model.tables import Column, Frame

_LABELS_CHARS = 120


def in_form(comparison: Comparison, expected: Frame, got: Frame, here: Place) -> Difference | None:
    """Tell how two tables differ in what they are made of, whatever their cells hold."""
    left, right = comparison.arranged(expected), comparison.arranged(got)
    pairs = list(zip(left, right, strict=False))
    if len(left) != len(right) or not all(comparison.equal(one.label, other.label) for one, other in pairs):
        return here.differs(f"got columns {_labels(right)}, expected columns {_labels(left)}")
    if len(expected.index) != len(got.index):
        return here.differs(f"got {counted(len(got.index), 'row')}, expected {len(expected.index)}")
    for one, other in pairs:
        if not comparison.headers_fit(one, other):
            place = here.within(_column(one))
            return place.differs(f"got dtype {other.dtype}, expected dtype {one.dtype}", News.ALWAYS)
    return None


def in_cells(comparison: Comparison, expected: Frame, got: Frame, here: Place) -> Difference:
    """Tell the first row, and the first of its cells, that differs; the tables have the same form and differ."""
    left, right = comparison.arranged(expected), comparison.arranged(got)
    equal = comparison.cells.equal
    rows = zip(comparison.rows(left, expected.index), comparison.rows(right, got.index), strict=True)
    row, pair = next((row, pair) for row, pair in enumerate(rows) if not equal(*pair))
    one, other = pair
    assert isinstance(one, tuple)
    assert isinstance(other, tuple)
    cell = next(at for at, both in enumerate(zip(one, other, strict=True)) if not equal(*both))
    has_index = len(one) > len(left)
    if has_index and cell == 0:
        place = here.within(f"the index of row {row}", row)
        return place.holds(expected.index[row], got.index[row])
    column = cell - has_index
    label = expected.index[row]
    where = f"row {row}" if label == row and type(label) is int else f"row {row} (index {show(label, 30)})"
    name = _column(left[column])
    place = here.within(", ".join(filter(None, (where, name))), row, *([left[column].label] if name else []))
    return place.holds(left[column].cells[row], right[column].cells[row])


def _column(column: Column) -> str:
    """Name a column; a series, which was made one without a label, has none."""
    return "" if column.label is None else f"column {show(column.label, 30)}"


def _labels(columns: Sequence[Column]) -> str:
    labels: list[Value] = [column.label for column in columns]
    return show(labels, _LABELS_CHARS)
