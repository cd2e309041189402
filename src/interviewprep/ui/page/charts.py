"""The charts of the page that lie along a line: shares with intervals, pairs, time against a limit, counts."""

from collections.abc import Sequence
from math import ceil

from interviewprep.base.records import dataclass
from interviewprep.base.text import counted, minutes_and_seconds, percent
from interviewprep.model.taxonomy import Area
from interviewprep.report.figures import Share
from interviewprep.report.load import DueDay, DueLoad
from interviewprep.report.pace import Pace
from interviewprep.report.recall import AreaRecall
from interviewprep.report.slips import MistakeClass
from interviewprep.ui.page.markup import Markup, element, join
from interviewprep.ui.page.svg import Chart, across, bar, dot, limit, row_chart, share_axis, span, text, track
from interviewprep.ui.words import MONTHS, WEEKDAYS

COLUMN_HEIGHT = 110
LEAST_SCALE = 4
"""A column of full height stands for so many cards at least, so that a single card does not look like a hundred."""


def recall_chart(areas: Sequence[AreaRecall]) -> Chart:
    """Draw recall now as a dot and in two weeks as a ring."""
    rows = (
        (
            area.area or "all",
            f"{percent(area.now)} now, {percent(area.later)} later",
            join(track(21), span(area.later, area.now, 26, "link"), dot(area.later, 26, "ring"), dot(area.now, 26)),
        )
        for area in areas
    )
    key = "A dot for what is recalled now, a ring for what is left in two weeks."
    return row_chart("Recall by area", key, rows, share_axis("0 %", "50 %", "100 %"))


def pace_charts(paces: Sequence[Pace]) -> tuple[Chart, ...]:
    """Draw a chart for each area, all to the same scale."""
    furthest = max(2.0, *(float(ceil(pace.share)) for pace in paces))
    areas = dict.fromkeys(pace.area for pace in paces)
    return tuple(_pace_chart(area, [pace for pace in paces if pace.area is area], furthest) for area in areas)


def _pace_chart(area: Area, paces: Sequence[Pace], furthest: float) -> Chart:
    """Draw time used as a bar; the line stands where all of the time given is used, and beyond it the bar is hollow."""
    rows = (
        (
            pace.format.value,
            f"{percent(pace.share)}, {minutes_and_seconds(pace.active_s / pace.answers)} each",
            _pace_bar(pace.share, furthest),
        )
        for pace in paces
    )
    axis = join(text("0 %", "0%", 12, class_="axis"), text("time given", across(1 / furthest), 12, "middle", "axis"))
    key = "A bar for the time used; what is hollow, beyond the line, is more than was given."
    return row_chart(f"Speed in {area}", key, rows, axis)


def _pace_bar(share: float, furthest: float) -> Markup:
    beyond = bar(1 / furthest, share / furthest, 21, "beyond") if share > 1 else None
    return join(track(21), bar(0, min(share, 1) / furthest, 21), beyond, limit(1 / furthest, 26))


def score_chart(kind: str, shares: Sequence[Share]) -> Chart:
    """Draw mean scores as bars."""
    rows = (
        (
            share.name.value,
            f"{percent(share.tally.mean_score)}, {share.tally.passed} of {share.tally.attempts}",
            join(track(21), bar(0, share.tally.mean_score or 0.0, 21)),
        )
        for share in shares
    )
    key = "A bar for the mean score; behind it, how many of all answers passed."
    return row_chart(f"Scores by {kind}", key, rows, share_axis("0 %", "50 %", "100 %"))


def mistake_chart(classes: Sequence[MistakeClass]) -> Chart:
    """Draw how often each class was named."""
    most = max(one.answers for one in classes)
    rows = ((one.name, counted(one.answers, "answer"), bar(0, one.answers / most, 21)) for one in classes)
    return row_chart("Classes of mistake", "", rows)


def load_chart(load: DueLoad) -> Chart:
    """Draw a column for each day, and before them a hollow one for what is overdue."""
    columns = [
        *([_Column(load.overdue, ("late",), "beyond")] if load.overdue else []),
        *(_day_column(day, is_first=place == 0) for place, day in enumerate(load.days)),
    ]
    most = max(LEAST_SCALE, *(column.cards for column in columns))
    return Chart(
        "Cards due by day",
        f"{counted(load.total, 'card')} in {len(load.days)} days, {load.overdue} of them overdue already.",
        COLUMN_HEIGHT + 64,
        join(*(_column(column, place, len(columns), most) for place, column in enumerate(columns))),
    )


@dataclass(frozen=True, slots=True)
class _Column:
    """A column with what stands below it, line by line."""

    cards: int
    labels: tuple[str, ...]
    class_: str


def _day_column(day: DueDay, *, is_first: bool) -> _Column:
    when = day.date
    month = (MONTHS[when.month - 1],) if is_first or when.day == 1 else ()
    return _Column(day.cards, (WEEKDAYS[when.weekday()][:2], str(when.day), *month), "bar")


def _column(column: _Column, place: int, count: int, most: int) -> Markup:
    middle = across((place + 0.5) / count)
    height = COLUMN_HEIGHT * column.cards / most
    top = 18 + COLUMN_HEIGHT - height
    block = element(
        "rect",
        x=across((place + 0.14) / count),
        y=top,
        width=across(0.72 / count),
        height=height,
        class_=column.class_,
    )
    labels = (
        text(label, middle, COLUMN_HEIGHT + 32 + 14 * line, "middle", "axis")
        for line, label in enumerate(column.labels)
    )
    return join(block if column.cards else None, text(str(column.cards), middle, top - 5, "middle", "figure"), *labels)
