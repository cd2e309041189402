"""Columns side by side, one for each day, with its figure below."""

from collections.abc import Sequence

from interviewprep.ui.charts.glyphs import Glyphs


def column_lines(counts: Sequence[int], rows: int, width: int, glyphs: Glyphs) -> list[str]:
    """Draw columns up to `rows` lines high, each in a field of `width` columns; what is not nothing is seen.

    A line stands for one at least, so that a single card does not look like a hundred.

    >>> from interviewprep.ui.charts.glyphs import ASCII
    >>> for line in column_lines([4, 0, 2, 1], 2, 3, ASCII):
    ...     print(repr(line))
    ' ##'
    ' ##    ## ##'
    """
    most = max(rows, *counts)
    steps = len(glyphs.eighths)
    heights = [max(1, round(steps * rows * count / most)) if count else 0 for count in counts]
    lines = []
    for row in reversed(range(rows)):
        filled = (min(max(height - steps * row, 0), steps) for height in heights)
        cells = [(glyphs.eighths[level - 1] if level else " ") * (width - 1) for level in filled]
        lines.append("".join(f" {cell}" for cell in cells).rstrip())
    return lines


def label_line(labels: Sequence[str], width: int) -> str:
    """Write a label below each column, at the right of its field."""
    return "".join(f"{label:>{width}}" for label in labels).rstrip()
