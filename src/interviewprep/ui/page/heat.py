"""The days of half a year as squares, which grow with the minutes of practice."""

from datetime import date

from interviewprep.base.text import counted
from interviewprep.report.heat import LEVEL_MINUTES, HeatMap, PractisedDay
from interviewprep.ui.page.markup import Markup, element, join
from interviewprep.ui.page.svg import Chart, text
from interviewprep.ui.words import MONTHS, WEEKDAYS, day_name, duration

_CELL = 13
_MONTH_CELLS = 3
_LEFT = 28
_TOP = 16
_SIDES = (2.5, 4, 6.5, 9, 12)
"""The side of a square by level, in units of the drawing: even without colour a fuller day is larger."""


def heat_chart(heat: HeatMap) -> Chart:
    """Draw a column for each week and a row for each weekday; resting on a square tells its day."""
    weeks = heat.weeks
    first, last = heat.days[0].date, heat.days[-1].date
    squares = (
        _square(day, _LEFT + _CELL * column, _TOP + _CELL * row)
        for column, week in enumerate(weeks)
        for row, day in enumerate(week)
    )
    names = (text(WEEKDAYS[row], 0, _TOP + _CELL * row + 10, class_="tiny") for row in (0, 2, 4, 6))
    return Chart(
        f"{_month(first)} to {_month(last)}",
        f"{counted(heat.practised_of_last(len(heat.days)), 'day')} with practice, {duration(heat.active_s)} in all.",
        0,
        join(*_months(heat), *names, *squares),
        view_box=f"0 0 {_LEFT + _CELL * len(weeks)} {_TOP + 7 * _CELL}",
    )


def heat_legend() -> Markup:
    """Say what the sizes stand for."""
    least = ["none", f"up to {LEVEL_MINUTES[1]}", *(f"over {minutes}" for minutes in LEVEL_MINUTES[1:])]
    keys = (
        element(
            "span",
            element(
                "svg",
                _shape(level, 0, 0),
                width=_CELL,
                height=_CELL,
                viewBox=f"0 0 {_CELL} {_CELL}",
                aria_hidden="true",
            ),
            f" {words}",
        )
        for level, words in enumerate(least)
    )
    return element("p", "Minutes a day: ", *keys, class_="legend")


def _month(when: date) -> str:
    return f"{MONTHS[when.month - 1]} {when.year}"


def _square(day: PractisedDay, x: float, y: float) -> Markup:
    told = f"{day_name(day.date)}: {duration(day.active_s)}, {counted(day.answers, 'answer')}" if day.answers else None
    shape = _shape(day.level, x, y)
    return element("g", element("title", told), shape) if told else shape


def _shape(level: int, x: float, y: float) -> Markup:
    side = _SIDES[level]
    margin = (_CELL - side) / 2
    class_ = "bar" if level else "rest"
    return element("rect", x=x + margin, y=y + margin, width=side, height=side, rx=1.5, class_=class_)


def _months(heat: HeatMap) -> list[Markup]:
    """Name each month above the first week that begins in it, unless two names would touch or one leave the drawing."""
    named, free = [], 0
    before = 0
    for column, week in enumerate(heat.weeks):
        month = week[0].date.month
        if month != before and free <= column <= len(heat.weeks) - _MONTH_CELLS:
            named.append(text(MONTHS[month - 1], _LEFT + _CELL * column, 10, class_="tiny"))
            free = column + _MONTH_CELLS
        before = month
    return named
