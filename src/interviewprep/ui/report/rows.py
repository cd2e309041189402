"""Rows of a chart on a terminal: a name, a bar, figures. The bar takes the columns that the others leave."""

from collections.abc import Callable, Sequence

from interviewprep.base.records import dataclass
from interviewprep.base.text import one_line

NAME_COLUMNS = 16
LEAST_CELLS = 16
MOST_CELLS = 41


@dataclass(frozen=True, slots=True)
class BarRow:
    """One row: what draws its bar in so many cells, and its figures, those first that can least be left out."""

    name: str
    draw: Callable[[int], str]
    figures: tuple[str, ...]


def bar_rows(rows: Sequence[BarRow], columns: int, axis: Callable[[int], str] | None = None) -> list[str]:
    """Lay out rows; the last figures are left out where the bars would become too short. `axis` labels the bars.

    Bars begin in the same column wherever all names are as short as those of areas and domains.
    """
    names = [one_line(row.name) for row in rows]
    margin = max([NAME_COLUMNS, *map(len, names)]) + 1
    kept = max((len(row.figures) for row in rows), default=0)
    while kept > 1 and columns - margin - _width(rows, kept) < LEAST_CELLS:
        kept -= 1
    cells = max(1, min(MOST_CELLS, columns - margin - _width(rows, kept)))
    widths = _widths(rows, kept)
    lines = [
        f"{name:<{margin}}{row.draw(cells)}"
        + "".join(f"  {one:>{width}}" for one, width in zip(row.figures, widths, strict=False))
        for name, row in zip(names, rows, strict=True)
    ]
    return [*lines, f"{'':<{margin}}{axis(cells)}"] if axis else lines


def _widths(rows: Sequence[BarRow], kept: int) -> list[int]:
    return [max(len(row.figures[place]) for row in rows) for place in range(kept)]


def _width(rows: Sequence[BarRow], kept: int) -> int:
    return sum(2 + width for width in _widths(rows, kept))
