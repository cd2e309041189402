"""The whole page: head, totals, and the parts of the report with their charts and the figures behind them."""

from collections.abc import Iterator

from interviewprep import __version__
from interviewprep.report.figures import Report
from interviewprep.report.heat import HALF_YEAR_WEEKS
from interviewprep.ui.page.charts import load_chart, mistake_chart, pace_charts, recall_chart, score_chart
from interviewprep.ui.page.heat import heat_chart, heat_legend
from interviewprep.ui.page.markup import Markup, element, join
from interviewprep.ui.page.prose import prose
from interviewprep.ui.page.standing import calibration_by_area_chart, calibration_chart, readiness_chart
from interviewprep.ui.page.style import style_sheet
from interviewprep.ui.page.svg import Chart
from interviewprep.ui.page.tables import behind, table
from interviewprep.ui.report.section import Part, Section
from interviewprep.ui.report.sections import sections, title, totals
from interviewprep.ui.report.standing import by_kind

MARK = 'name="generator" content="prep report'
"""By this a page says that it came from here: such a file may be written over."""

LISTS = frozenset({Part.RUBRICS, Part.ATTEMPTS})
"""Parts whose tables are what they show, with no chart in front."""


def to_page(report: Report) -> str:
    """Write the report as one page of HTML, which loads nothing and runs nothing."""
    head = element(
        "head",
        element("meta", charset="utf-8"),
        element("meta", name="viewport", content="width=device-width, initial-scale=1"),
        element("meta", name="generator", content=f"prep report {__version__}"),
        element("meta", name="color-scheme", content="light dark"),
        element("title", title(report)),
        element("style", Markup(style_sheet())),
    )
    body = element("body", _header(report), element("main", *_parts(report)), _footer())
    return f"<!DOCTYPE html>\n{element('html', head, body, lang='en')}\n"


def _header(report: Report) -> Markup:
    tiles = (
        element("div", element("dt", name), element("dd", figure, element("small", f" {more}" if more else None)))
        for name, figure, more in totals(report)
    )
    name, _, filters = title(report).partition(": ")
    return element(
        "header", element("h1", name), element("p", filters, class_="about"), element("dl", *tiles, class_="tiles")
    )


def _footer() -> Markup:
    return element("footer", element("p", f"Made by prep {__version__} on this machine, from its history alone."))


def _parts(report: Report) -> Iterator[Markup]:
    for section in sections(report):
        name = section.part.name.lower()
        yield element(
            "section",
            element("h2", section.part.value, id=name),
            element("p", section.about, class_="about") if section.about else None,
            _findings(section),
            _advice(section) if section.part is Part.READINESS else None,
            _figures(name, charts_of(section.part, report)),
            heat_legend() if section.part is Part.PRACTICE else None,
            _points(section),
            _shown(section),
            _advice(section) if section.part is not Part.READINESS else None,
            aria_labelledby=name,
        )


def _shown(section: Section) -> Markup | None:
    """Write the figures: open where they are what the part shows, folded where a chart does."""
    if section.part in LISTS:
        return element("div", *(table(one) for one in section.tables), class_="tables")
    return behind(section.part.value, section.tables)


def _advice(section: Section) -> Markup | None:
    """Say what to do: below the figures, and where it is what matters most, above them and set off."""
    if not section.advice:
        return None
    return element("p", prose(section.advice), class_="next" if section.part is Part.READINESS else "advice")


def _points(section: Section) -> Markup | None:
    if not section.points:
        return None
    items = (
        element("li", element("b", name), element("ul", *(element("li", one) for one in said)))
        for name, said in section.points
    )
    return element("ol", *items, class_="topics")


def _findings(section: Section) -> Markup | None:
    if not section.findings:
        return None
    return element("ul", *(element("li", finding) for finding in section.findings), class_="findings")


def _figures(name: str, charts: tuple[Chart, ...]) -> Markup | None:
    if not charts:
        return None
    figures = (
        element(
            "figure",
            element("figcaption", chart.title),
            element("div", chart.to_markup(f"{name}-{number}"), class_="plot"),
            class_="square" if chart.is_square else None,
        )
        for number, chart in enumerate(charts, start=1)
    )
    keys = (element("p", key, class_="legend") for key in dict.fromkeys(chart.key for chart in charts) if key)
    return join(element("div", *figures, class_="charts"), *keys)


def charts_of(part: Part, report: Report) -> tuple[Chart, ...]:
    """Draw the charts of a part; those for which there are no figures are left out."""
    charts = report.charts
    match part:
        case Part.READINESS:
            return tuple(readiness_chart(kind, group) for kind, group in by_kind(charts.readiness) if group)
        case Part.DUE:
            return (load_chart(charts.load),) if charts.load.total else ()
        case Part.CALIBRATION:
            whole, *by_area = charts.calibration
            return (
                calibration_chart(whole),
                *([calibration_by_area_chart(charts.calibration)] if len(by_area) > 1 else []),
            )
        case Part.SPEED:
            return pace_charts(charts.pace)
        case Part.MISTAKES:
            return (mistake_chart(charts.mistakes),)
        case Part.PRACTICE:
            first, second = charts.days.part(0, -HALF_YEAR_WEEKS), charts.days.part(-HALF_YEAR_WEEKS)
            return (*([heat_chart(first)] if first.active_s else []), heat_chart(second))
        case Part.RECALL:
            return (recall_chart(charts.recall),)
        case Part.SCORES:
            groups = (("area", report.by_area), ("domain", report.by_domain), ("format", report.by_format))
            return tuple(score_chart(kind, shares) for kind, shares in groups if shares)
        case _:
            return ()
