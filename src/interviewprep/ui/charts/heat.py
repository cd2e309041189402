"""Half a year of days: a column a week, a row a weekday, a shade for how much."""

from interviewprep.base.text import counted
from interviewprep.report.heat import HALF_YEAR_WEEKS, LEVEL_MINUTES, HeatMap
from interviewprep.ui.charts.glyphs import Glyphs
from interviewprep.ui.words import MONTHS, WEEKDAYS

_MARGIN = 4
_CELL = 2
_COUNT = len("  7 of 26")


def heat_lines(heat: HeatMap, columns: int, glyphs: Glyphs) -> list[str]:
    """Draw as many of the last weeks as fit: months on top, then a line for each weekday with its days and time."""
    fitting = heat.part(-min(HALF_YEAR_WEEKS, (columns - _MARGIN - _COUNT) // _CELL))
    lines = [_months(fitting)]
    for weekday, name in enumerate(WEEKDAYS):
        days = [week[weekday] for week in fitting.weeks if weekday < len(week)]
        cells = "".join(glyphs.shades[day.level].ljust(_CELL) for day in days)
        practised = f"{sum(bool(day.answers) for day in days)} of {len(days)}"
        lines.append(f"{name:<{_MARGIN}}{cells:<{_CELL * len(fitting.weeks)}}{practised:>{_COUNT}}")
    return lines


def legend(glyphs: Glyphs) -> str:
    """Say what the shades stand for."""
    none, first, *rest = glyphs.shades
    least = [f"{shade} over {minutes}" for shade, minutes in zip(rest, LEVEL_MINUTES[1:], strict=True)]
    return f"{none} none  {first} up to {counted(LEVEL_MINUTES[1], 'minute')}  {'  '.join(least)}"


def _months(heat: HeatMap) -> str:
    """Write the name of a month above the first week that begins in it, where it does not touch the one before."""
    line = ""
    before = 0
    for place, week in enumerate(heat.weeks):
        month = week[0].date.month
        start = _MARGIN + _CELL * place
        if month != before and len(line) < start:
            line = line.ljust(start) + MONTHS[month - 1]
        before = month
    return line
