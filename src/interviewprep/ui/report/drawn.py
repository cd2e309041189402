"""The charts of the report on a terminal, part by part: letters alone, each with its figures beside it."""

from collections.abc import Callable, Mapping, Sequence
from functools import partial

from interviewprep.base.text import counted, minutes_and_seconds, percent
from interviewprep.model.taxonomy import Level, level_of
from interviewprep.report.calibration import Reliability
from interviewprep.report.figures import Report, Share
from interviewprep.report.load import DueLoad
from interviewprep.report.readiness.estimate import Readiness
from interviewprep.ui.charts import bars
from interviewprep.ui.charts.columns import column_lines, label_line
from interviewprep.ui.charts.glyphs import Glyphs, glyphs_for
from interviewprep.ui.charts.heat import heat_lines, legend
from interviewprep.ui.pen import Pen
from interviewprep.ui.report.rows import BarRow, bar_rows
from interviewprep.ui.report.section import Part
from interviewprep.ui.report.standing import Verdict, between, by_kind, scope_name, verdict_of
from interviewprep.ui.words import WEEKDAYS, duration

DAY_COLUMNS = 4
LOAD_ROWS = 4

share_scale = partial(bars.scale, left="0 %", middle="50 %", right="100 %")


def chart_lines(part: Part, report: Report, pen: Pen) -> list[str]:
    """Draw the chart of a part; no lines for one that has none."""
    draw = _CHARTS.get(part)
    return draw(report, pen) if draw else []


def readiness_lines(group: Sequence[Readiness], pen: Pen) -> list[str]:
    """Draw each estimate on its interval."""
    rows = [
        BarRow(
            scope_name(one.scope),
            partial(bars.interval_bar, one.low, one.probability, one.high),
            (percent(one.probability), between(one.low, one.high), counted(one.answers, "answer")),
            _style(one.probability) if one.answers else "",
        )
        for one in group
    ]
    return bar_rows(rows, pen, share_scale)


def load_lines(load: DueLoad, rows: int, pen: Pen) -> list[str]:
    """Draw a column for each day of the forecast, before them what is overdue, with figures, weekdays and dates."""
    late = [load.overdue] if load.overdue else []
    counts = [*late, *(day.cards for day in load.days)]
    width = max(DAY_COLUMNS, len(str(max(counts))) + 1)
    counts = counts[: pen.columns // width]
    dates = [day.date for day in load.days[: len(counts) - len(late)]]
    return [
        *column_lines(counts, rows, width, _glyphs(pen)),
        label_line([str(count) for count in counts], width),
        label_line([*("late" for _ in late), *(WEEKDAYS[when.weekday()] for when in dates)], width),
        label_line([*("" for _ in late), *(str(when.day) for when in dates)], width),
    ]


def _readiness(report: Report, pen: Pen) -> list[str]:
    lines: list[str] = []
    for kind, group in by_kind(report.charts.readiness):
        if group:
            lines += [*([""] if lines else []), f"By {kind}", *readiness_lines(group, pen)]
    return lines


def _load(report: Report, pen: Pen) -> list[str]:
    lines = load_lines(report.charts.load, LOAD_ROWS, pen) if report.charts.load.total else []
    if len(report.due) > 1:
        lines += [
            "",
            "By area",
            *(f"{count.area:<17}{count.today} today, {count.week} more in the next 7 days" for count in report.due),
        ]
    return lines


def _calibration(report: Report, pen: Pen) -> list[str]:
    whole, *by_area = report.charts.calibration
    glyphs = _glyphs(pen)
    lines = [f"{glyphs.other} said, {glyphs.mark} fully right"]
    lines += bar_rows(
        [
            BarRow(
                f"said {percent(one.confidence)}",
                partial(bars.pair_bar, one.full_share, one.confidence),
                (f"right {percent(one.full_share)}", counted(one.answers, "answer")),
            )
            for one in whole.bins
        ],
        pen,
        share_scale,
    )
    if len(by_area) > 1:
        lines += ["", "By area", *bar_rows([_calibrated(line) for line in by_area], pen)]
    return lines


def _calibrated(line: Reliability) -> BarRow:
    return BarRow(
        str(line.area),
        partial(bars.pair_bar, line.full_share, line.mean_confidence),
        (f"{percent(line.mean_confidence)} said, {percent(line.full_share)} right", verdict_of(line).value),
        "yellow" if verdict_of(line) in {Verdict.SURE, Verdict.UNSURE} else "",
    )


def _pace(report: Report, pen: Pen) -> list[str]:
    rows = [
        BarRow(
            f"{pace.area} {pace.format}",
            partial(bars.limit_bar, pace.share),
            (
                percent(pace.share),
                " of ".join(minutes_and_seconds(seconds / pace.answers) for seconds in (pace.active_s, pace.budget_s)),
                f"{pace.over_budget} of {pace.answers} over",
            ),
            "yellow" if pace.is_slow else "",
        )
        for pace in report.charts.pace
    ]
    return bar_rows(rows, pen, partial(bars.scale, left="0 %", middle="100 %", right="200 %"))


def _mistakes(report: Report, pen: Pen) -> list[str]:
    classes = report.charts.mistakes
    most = max(one.answers for one in classes)
    return bar_rows(
        [
            BarRow(
                one.name,
                partial(bars.count_bar, one.answers, most),
                (str(one.answers), ", ".join(f"{area} {count}" for area, count in one.by_area[:2])),
            )
            for one in classes
        ],
        pen,
    )


def _practice(report: Report, pen: Pen) -> list[str]:
    glyphs = _glyphs(pen)
    return [*heat_lines(report.charts.days, pen.columns, glyphs), legend(glyphs)]


def _recall(report: Report, pen: Pen) -> list[str]:
    areas, glyphs = report.charts.recall, _glyphs(pen)
    rows = [
        BarRow(
            area.area or "all",
            partial(bars.pair_bar, area.now, area.later),
            (f"{percent(area.now)} now, {percent(area.later)} later", counted(area.cards, "card")),
            _style(area.now),
        )
        for area in (areas if len(areas) > 2 else areas[1:])
    ]
    return [f"{glyphs.mark} now, {glyphs.other} in two weeks without practice", *bar_rows(rows, pen, share_scale)]


def _scores(report: Report, pen: Pen) -> list[str]:
    lines: list[str] = []
    for kind, shares in (("area", report.by_area), ("domain", report.by_domain), ("format", report.by_format)):
        lines += [*([""] if lines else []), f"By {kind}", *bar_rows([_score(one) for one in shares], pen)]
    return lines


def _score(share: Share) -> BarRow:
    tally = share.tally
    return BarRow(
        share.name.value,
        partial(bars.share_bar, tally.mean_score or 0.0),
        (percent(tally.mean_score), f"{tally.passed}/{tally.attempts} passed", duration(tally.active_s)),
        _style(tally.mean_score or 0.0),
    )


def _style(share: float) -> str:
    """Colour a share by the bounds of the scorecard's levels."""
    match level_of(share):
        case Level.STRONG_NO:
            return "red"
        case Level.LEAN_NO:
            return "yellow"
        case _:
            return "green"


def _glyphs(pen: Pen) -> Glyphs:
    return glyphs_for(ascii_only=pen.ascii_only)


_CHARTS: Mapping[Part, Callable[[Report, Pen], list[str]]] = {
    Part.READINESS: _readiness,
    Part.DUE: _load,
    Part.CALIBRATION: _calibration,
    Part.SPEED: _pace,
    Part.MISTAKES: _mistakes,
    Part.PRACTICE: _practice,
    Part.RECALL: _recall,
    Part.SCORES: _scores,
}
