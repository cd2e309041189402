"""Rows of a chart on a terminal: a name, a bar, figures. The bar takes the columns that the others leave."""

from collections.abc import Callable, Sequence

from interviewprep.base.records import dataclass
from interviewprep.base.text import one_line
from interviewprep.ui.charts.glyphs import Glyphs, glyphs_for
from interviewprep.ui.pen import Pen

NAME_COLUMNS = 16
LEAST_CELLS = 16
MOST_CELLS = 41


@dataclass(frozen=True, slots=True)
class BarRow:
    """One row: what draws its bar in so many cells, and its figures, the last of which can best be left out.

    Bar and first figure are drawn in a style of the pen, which may be none.
    """

    name: str
    draw: Callable[[int, Glyphs], str]
    figures: tuple[str, ...]
    style: str = ""


def bar_rows(rows: Sequence[BarRow], pen: Pen, axis: Callable[[int], str] | None = None) -> list[str]:
    """Lay out rows; the last figures are left out where the bars would become too short. `axis` labels the bars.

    Bars begin in the same column wherever all names are as short as those of areas and domains.
    """
    names = [one_line(row.name) for row in rows]
    margin = max([NAME_COLUMNS, *map(len, names)]) + 1
    widths = [max(map(len, column)) for column in zip(*(row.figures for row in rows), strict=True)]
    while len(widths) > 1 and _cells(pen, margin, widths) < LEAST_CELLS:
        widths.pop()
    cells = max(1, min(MOST_CELLS, _cells(pen, margin, widths)))
    lines = [f"{name:<{margin}}{_drawn(row, cells, widths, pen)}" for name, row in zip(names, rows, strict=True)]
    return [*lines, f"{'':<{margin}}{axis(cells)}"] if axis else lines


def _cells(pen: Pen, margin: int, widths: Sequence[int]) -> int:
    return pen.columns - margin - sum(2 + width for width in widths)


def _drawn(row: BarRow, cells: int, widths: Sequence[int], pen: Pen) -> str:
    bar = pen.styled(row.draw(cells, glyphs_for(ascii_only=pen.ascii_only)), row.style)
    first, *others = (f"{figure:>{width}}" for figure, width in zip(row.figures, widths, strict=False))
    return "  ".join([bar, pen.styled(first, row.style), *others])
