"""The charts of the page that lie along a line: shares with intervals, pairs, time against a limit, counts."""

from collections.abc import Sequence
from math import ceil

from interviewprep.base.text import counted, minutes_and_seconds
from interviewprep.report.load import DueLoad
from interviewprep.report.pace import Pace
from interviewprep.report.recall import AreaRecall
from interviewprep.report.slips import MistakeClass
from interviewprep.schedule.study_day import day_to_date
from interviewprep.ui.attempts import percent
from interviewprep.ui.charts.heat import MONTHS, WEEKDAYS
from interviewprep.ui.page import svg
from interviewprep.ui.page.markup import Markup, element, join
from interviewprep.ui.page.svg import Chart, across, bar, dot, rows, share_axis, span, text, track

ROW_HEIGHT = 44
COLUMN_HEIGHT = 110


def recall_chart(areas: Sequence[AreaRecall]) -> Chart:
    """Draw recall now as a dot and in two weeks as a ring."""
    height, drawing = rows(
        (
            (
                area.area or "all",
                f"{percent(area.now)} now, {percent(area.later)} later",
                join(track(21), span(area.later, area.now, 26, "link"), dot(area.later, 26, "ring"), dot(area.now, 26)),
            )
            for area in areas
        ),
        ROW_HEIGHT,
        share_axis("0 %", "50 %", "100 %"),
    )
    return Chart("Recall by area", "A dot for what is recalled now, a ring for what is left in two weeks.", height, drawing)


def pace_chart(paces: Sequence[Pace]) -> Chart:
    """Draw time used as a bar; the line stands where all of the time given is used, and beyond it the bar is hollow."""
    furthest = max(2.0, *(float(ceil(pace.share)) for pace in paces))

    def drawn(pace: Pace) -> Markup:
        share = pace.share
        beyond = bar(1 / furthest, share / furthest, 21, "beyond") if share > 1 else None
        return join(track(21), bar(0, min(share, 1) / furthest, 21), beyond, svg.limit(1 / furthest, 26))

    height, drawing = rows(
        (
            (
                f"{pace.area} {pace.format}",
                f"{percent(pace.share)}, {minutes_and_seconds(pace.active_s / pace.answers)} each",
                drawn(pace),
            )
            for pace in paces
        ),
        ROW_HEIGHT,
        join(text("0 %", "0%", 12, class_="axis"), text("time given", across(1 / furthest), 12, "middle", "axis")),
    )
    return Chart(
        "Time used of the time given", "Bars that pass the line took more time than was given.", height, drawing
    )


def mistake_chart(classes: Sequence[MistakeClass]) -> Chart:
    """Draw how often each class was named."""
    most = max(one.answers for one in classes)
    height, drawing = rows(
        ((one.name, counted(one.answers, "answer"), bar(0, one.answers / most, 21)) for one in classes), ROW_HEIGHT
    )
    return Chart("Classes of mistake", "A bar for the answers that each stands beside.", height, drawing)


def load_chart(load: DueLoad) -> Chart:
    """Draw a column for each day; what is overdue lies hollow on top of today's."""
    most = max(1, load.overdue + load.days[0].cards, *(day.cards for day in load.days))
    width = 1 / len(load.days)
    return Chart(
        "Cards due by day",
        f"{counted(load.total, 'card')} in {len(load.days)} days, {load.overdue} of them overdue already.",
        COLUMN_HEIGHT + 56,
        join(*(_column(load, place, most, width) for place in range(len(load.days)))),
    )


def _column(load: DueLoad, place: int, most: int, width: float) -> Markup:
    day = load.days[place]
    overdue = load.overdue if place == 0 else 0
    when = day_to_date(day.day)
    middle = across((place + 0.5) * width)
    height, above = (COLUMN_HEIGHT * cards / most for cards in (day.cards, overdue))
    top = 18 + COLUMN_HEIGHT - height - above

    def block(y: float, tall: float, class_: str) -> Markup | None:
        if not tall:
            return None
        return element(
            "rect", x=across((place + 0.14) * width), y=y, width=across(0.72 * width), height=tall, class_=class_
        )

    month = MONTHS[when.month - 1] if place == 0 or when.day == 1 else None
    return join(
        block(top, above, "beyond"),
        block(top + above, height, "bar"),
        text(str(day.cards + overdue), middle, top - 5, "middle", "figure"),
        text(WEEKDAYS[when.weekday()][:2], middle, COLUMN_HEIGHT + 32, "middle", "axis"),
        text(str(when.day), middle, COLUMN_HEIGHT + 46, "middle", "axis"),
        text(month, middle, COLUMN_HEIGHT + 60, "middle", "axis") if month else None,
    )
