"""`prep report`: how it is going, from the history alone."""

import re
from datetime import date
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from interviewprep.base.clock import SystemClock
from interviewprep.base.errors import UsageFault
from interviewprep.base.paths import find_paths
from interviewprep.cli import completing, new_app
from interviewprep.cli.options import parse_word
from interviewprep.cli.scheduling import scheduler_of
from interviewprep.model.taxonomy import Area
from interviewprep.report.figures import Report, build_report
from interviewprep.schedule.study_day import date_to_day, day_to_date, study_day
from interviewprep.store.history import open_history
from interviewprep.ui.console import draws, print_json_listing, say, say_folded

if TYPE_CHECKING:
    from interviewprep.ui.pen import Pen

EXAMPLES = """\b
Examples:
  prep report
  prep report --all
  prep report --html report.html
  prep report --area ml-theory --since 30d
  prep report --since 2026-11-01 --json
  prep report --session last --markdown > scorecard.md
"""
STANDARD_OUTPUT = "-"

app = new_app()


class Form(StrEnum):
    """How the report is given; in a pipe `DIGEST` and `ALL` are the same plain lines."""

    DIGEST = "digest"
    ALL = "all"
    PLAIN = "plain"
    JSON = "json"
    MARKDOWN = "markdown"
    HTML = "html"


@app.command(epilog=EXAMPLES)
def report(
    area: Annotated[
        str | None, typer.Option("--area", metavar="AREA", help="Only this area.", autocompletion=completing.areas)
    ] = None,
    since: Annotated[
        str | None,
        typer.Option("--since", metavar="DATE|Nd", help="Only attempts since a date (2026-11-01) or N days ago (30d)."),
    ] = None,
    *,
    whole: Annotated[bool, typer.Option("--all", help="Every part with its chart, not only today's screen.")] = False,
    plain: Annotated[bool, typer.Option("--plain", help="Plain lines, one fact each, as in a pipe.")] = False,
    json: Annotated[bool, typer.Option("--json", help="Print one JSON document and nothing else.")] = False,
    markdown: Annotated[bool, typer.Option("--markdown", help="Print Markdown: tables to keep or send.")] = False,
    html: Annotated[
        str | None,
        typer.Option(metavar="FILE", help="Write one page that needs no network; - is standard output."),
    ] = None,
    force: Annotated[bool, typer.Option("--force", help="With --html: also over a file of another kind.")] = False,
    session: Annotated[
        str | None, typer.Option("--session", metavar="ID|last", help="The scorecard of one interview or drill.")
    ] = None,
) -> None:
    """Show how ready you are, what is due and what is weak; with --all every chart; or the scorecard of one session.

    Days begin at 04:00 local time. What is due, readiness, recall and the streak are told as of today, whatever
    --since says. A pipe gets every part in plain lines.
    """
    wishes = {Form.ALL: whole, Form.PLAIN: plain, Form.JSON: json, Form.MARKDOWN: markdown, Form.HTML: html is not None}
    form = _one_form([form for form, is_wanted in wishes.items() if is_wanted])
    if force and html is None:
        raise UsageFault("--force goes with --html: `prep report --html FILE --force`.")
    if session is not None:
        _show_session(session, form, narrowed=area is not None or since is not None)
        return
    moment = SystemClock().read()
    today = study_day(moment.at, moment.utc_offset_s)
    wanted_area = None if area is None else parse_word(area, Area)
    since_day = None if since is None else parse_since(since, today)
    with open_history(find_paths(), create=False) as history:
        figures = build_report(history, scheduler_of(history), today=today, since_day=since_day, area=wanted_area)
        practised = bool(figures.attempts) or bool(history.last_attempts(1))
        if form is Form.JSON:
            from interviewprep.report.document import attempt_document, to_document

            attempts = history.each_attempt(since_day=since_day, area=wanted_area)
            print_json_listing(to_document(figures), "attempts", map(attempt_document, attempts))
    if form is Form.JSON:
        return
    if html is not None:
        _write_page(figures, html, force=force)
    elif figures.attempts:
        _show(figures, form)
    else:
        say_folded(nothing_yet(figures, practised=practised))


def _one_form(wanted: list[Form]) -> Form:
    if len(wanted) > 1:
        first, second, *_ = wanted
        raise UsageFault(f"--{first} and --{second} exclude one another: choose one.")
    return wanted[0] if wanted else Form.DIGEST


def _show_session(session: str, form: Form, *, narrowed: bool) -> None:
    from interviewprep.cli import scorecards  # the report itself needs no bank

    if narrowed:
        raise UsageFault("--session shows all of one session: leave out --area and --since.")
    forms = {
        Form.DIGEST: scorecards.Form.SHOWN,
        Form.JSON: scorecards.Form.JSON,
        Form.MARKDOWN: scorecards.Form.MARKDOWN,
    }
    if form not in forms:
        raise UsageFault(f"--session goes with --json or --markdown, and not with --{form}.")
    paths = find_paths()
    with open_history(paths, create=False) as history:
        scorecards.show_scorecard(history, paths, session, forms[form])


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


def _show(figures: Report, form: Form) -> None:
    if form is Form.MARKDOWN:
        from interviewprep.ui.report.markdown import to_markdown

        say(to_markdown(figures).rstrip())
        return
    pen = None if form is Form.PLAIN else _find_pen()
    if pen is None:
        from interviewprep.ui.report.plain import report_lines

        for line in report_lines(figures):
            say(line)
        return
    from interviewprep.ui.report.terminal import draw_digest, draw_report

    draw = draw_report if form is Form.ALL else draw_digest
    draw(figures, pen)


def _find_pen() -> "Pen | None":
    """Give the pen for standard output; a pipe need not load it."""
    if not draws():
        return None
    from interviewprep.ui.pen import find_pen

    return find_pen()


def _write_page(figures: Report, target: str, *, force: bool) -> None:
    from interviewprep.ui.page.document import to_page

    page = to_page(figures)
    if target == STANDARD_OUTPUT:
        say(page.rstrip())
        return
    from interviewprep.ui.page.file import write_page

    write_page(page, Path(target), force=force)
    say(f"Written: {target}")
