"""Bars along a line: shares, intervals, pairs of shares, and time against a limit. Each is exactly as wide as asked."""

from interviewprep.ui.charts.glyphs import Glyphs


def share_bar(share: float, cells: int, glyphs: Glyphs) -> str:
    """Fill a share, from 0 to 1, of so many cells.

    >>> from interviewprep.ui.charts.glyphs import ASCII
    >>> share_bar(0.3, 10, ASCII)
    '###.......'
    """
    full = round(_within(share) * cells)
    return glyphs.full * full + glyphs.empty * (cells - full)


def count_bar(count: int, most: int, cells: int, glyphs: Glyphs) -> str:
    """Fill cells in proportion to a count, all of them for `most`, at least one for any; blank behind it.

    >>> from interviewprep.ui.charts.glyphs import ASCII
    >>> count_bar(1, 30, 6, ASCII)
    '#     '
    """
    full = max(1, round(cells * count / most)) if count else 0
    return (glyphs.full * full).ljust(cells)


def interval_bar(low: float, mark: float, high: float, cells: int, glyphs: Glyphs) -> str:
    """Mark an estimate and the interval around it on a track from 0 to 1; low <= mark <= high.

    >>> from interviewprep.ui.charts.glyphs import ASCII
    >>> interval_bar(0.25, 0.5, 0.75, 21, ASCII)
    '.....[----*----].....'
    """
    track = [glyphs.track] * cells
    first, last = _cell(low, cells), _cell(high, cells)
    track[first : last + 1] = glyphs.span * (last + 1 - first)
    track[first] = glyphs.low
    track[last] = glyphs.high
    track[_cell(mark, cells)] = glyphs.mark
    return "".join(track)


def pair_bar(mark: float, other: float, cells: int, glyphs: Glyphs) -> str:
    """Mark two shares, from 0 to 1, on one track, with a line between them; `mark` lies on top where they meet.

    >>> from interviewprep.ui.charts.glyphs import ASCII
    >>> pair_bar(0.9, 0.6, 11, ASCII)
    '......o--*.'
    """
    track = [glyphs.track] * cells
    first, last = sorted((_cell(mark, cells), _cell(other, cells)))
    track[first : last + 1] = glyphs.span * (last + 1 - first)
    track[_cell(other, cells)] = glyphs.other
    track[_cell(mark, cells)] = glyphs.mark
    return "".join(track)


def limit_bar(share: float, cells: int, glyphs: Glyphs) -> str:
    """Fill up to a share of a limit, which stands in the middle; what goes beyond it looks different.

    The track ends at twice the limit, and so does what goes further.

    >>> from interviewprep.ui.charts.glyphs import ASCII
    >>> limit_bar(0.5, 11, ASCII), limit_bar(1.6, 11, ASCII)
    ('##...|.....', '#####|+++..')
    """
    half = cells // 2
    within = round(min(share, 1.0) * half)
    behind = cells - half - 1
    beyond = round(_within(share - 1.0) * behind)
    return (
        glyphs.full * within
        + glyphs.track * (half - within)
        + glyphs.limit
        + glyphs.beyond * beyond
        + glyphs.track * (behind - beyond)
    )


def scale(cells: int, left: str, middle: str, right: str) -> str:
    """Write what the ends and the middle of a track stand for; a middle that would touch them is left out.

    >>> scale(21, "0 %", "50 %", "100 %"), scale(13, "0 %", "50 %", "100 %")
    ('0 %     50 %    100 %', '0 %     100 %')
    """
    text = list(left.ljust(cells))
    start = cells // 2 - len(middle) // 2
    if len(left) < start and start + len(middle) < cells - len(right):
        text[start : start + len(middle)] = middle
    text[cells - len(right) :] = right
    return "".join(text)


def _cell(share: float, cells: int) -> int:
    return round(_within(share) * (cells - 1))


def _within(share: float) -> float:
    return min(max(share, 0.0), 1.0)
