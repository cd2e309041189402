"""`prep report`: how it is going, from the history alone."""

import re
from datetime import date
from typing import Annotated

import typer

from interviewprep.base.clock import SystemClock
from interviewprep.base.errors import UsageFault
from interviewprep.base.paths import find_paths
from interviewprep.cli import completing, new_app
from interviewprep.cli.options import parse_word
from interviewprep.cli.scheduling import scheduler_of
from interviewprep.model.taxonomy import Area
from interviewprep.report.document import to_document
from interviewprep.report.figures import Report, build_report
from interviewprep.schedule.study_day import date_to_day, day_to_date, study_day
from interviewprep.store.history import open_history
from interviewprep.ui.console import print_json, say, say_folded
from interviewprep.ui.pen import find_pen
from interviewprep.ui.report_view import draw_report, report_lines

EXAMPLES = """\b
Examples:
  prep report
  prep report --area ml-theory --since 30d
  prep report --since 2026-11-01 --json
  prep report --session last --markdown > scorecard.md
"""

app = new_app()


@app.command(epilog=EXAMPLES)
def report(
    area: Annotated[
        str | None, typer.Option("--area", metavar="AREA", help="Only this area.", autocompletion=completing.areas)
    ] = None,
    since: Annotated[
        str | None,
        typer.Option("--since", metavar="DATE|Nd", help="Only attempts since a date (2026-11-01) or N days ago (30d)."),
    ] = None,
    json: Annotated[bool, typer.Option("--json", help="Print one JSON document and nothing else.")] = False,
    session: Annotated[
        str | None, typer.Option("--session", metavar="ID|last", help="The scorecard of one interview or drill.")
    ] = None,
    markdown: Annotated[bool, typer.Option("--markdown", help="With --session: as Markdown.")] = False,
) -> None:
    """Show attempts, scores, what is due and what is weak; or the scorecard of one session.

    Days begin at 04:00 local time. What is due and the streak are told as of today, whatever --since says.
    """
    if session is not None or markdown:
        _show_session(session, json=json, markdown=markdown, narrowed=area is not None or since is not None)
        return
    moment = SystemClock().read()
    today = study_day(moment.at, moment.utc_offset_s)
    wanted_area = None if area is None else parse_word(area, Area)
    since_day = None if since is None else parse_since(since, today)
    with open_history(find_paths(), create=False) as history:
        figures = build_report(history, scheduler_of(history), today=today, since_day=since_day, area=wanted_area)
        practised = bool(figures.attempts) or bool(history.days())
    if json:
        print_json(to_document(figures))
    elif figures.attempts:
        _show(figures)
    else:
        say_folded(nothing_yet(figures, practised=practised))


def _show_session(session: str | None, *, json: bool, markdown: bool, narrowed: bool) -> None:
    if session is None:
        raise UsageFault("--markdown goes with --session: `prep report --session last --markdown`.")
    if json and markdown:
        raise UsageFault("--json and --markdown exclude one another: choose one.")
    if narrowed:
        raise UsageFault("--session shows all of one session: leave out --area and --since.")
    from interviewprep.cli.scorecards import Form, show_scorecard  # the report itself needs no bank

    paths = find_paths()
    form = Form.JSON if json else Form.MARKDOWN if markdown else Form.SHOWN
    with open_history(paths, create=False) as history:
        show_scorecard(history, paths, session, form)


def parse_since(text: str, today: int) -> int:
    """Read the first study day wanted: a date, or `Nd` for the last N days before `today`.

    Raises:
        UsageFault: it is neither.
    """
    if days := re.fullmatch(r"([0-9]{1,5})d", text):
        return today - int(days[1])
    try:
        return date_to_day(date.fromisoformat(text))
    except ValueError:
        raise UsageFault(
            f"--since cannot be '{text}'. Give a date such as {day_to_date(today)}, or a number of days such as 30d."
        ) from None


def nothing_yet(figures: Report, *, practised: bool) -> str:
    """Say that there is nothing to report, and what to do next."""
    what = "No attempts yet"
    if figures.area is not None:
        what += f" in {figures.area}"
    if figures.since_day is not None:
        what += f" since {day_to_date(figures.since_day)}"
    wider = " `prep report` without options shows the rest." if practised else ""
    return f"{what}. Begin with `prep interview --area {figures.area or Area.CODING}`.{wider}"


def _show(figures: Report) -> None:
    pen = find_pen()
    if pen is None:
        for line in report_lines(figures):
            say(line)
    else:
        draw_report(figures, pen)
