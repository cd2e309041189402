"""What `prep report` does once it is known what is wanted: this loads no Typer, since it is run every evening."""

from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING

from interviewprep.base.clock import SystemClock
from interviewprep.base.paths import find_paths
from interviewprep.base.records import dataclass
from interviewprep.cli.days import parse_day
from interviewprep.cli.scheduling import scheduler_of
from interviewprep.model.taxonomy import Area
from interviewprep.report.figures import Report, build_report
from interviewprep.schedule.study_day import day_to_date, study_day
from interviewprep.store.history import open_history
from interviewprep.ui.console import draws, print_json_listing, say, say_folded

if TYPE_CHECKING:
    from interviewprep.ui.pen import Pen

STANDARD_OUTPUT = "-"


class Form(StrEnum):
    """How the report is given, named as its options are; in a pipe `DIGEST` and `ALL` are the same plain lines."""

    DIGEST = "digest"
    ALL = "all"
    PLAIN = "plain"
    JSON = "json"
    MARKDOWN = "markdown"
    HTML = "html"


@dataclass(frozen=True, slots=True)
class Wanted:
    """The report that is asked for, in words as typed; `target` names the file of a page, which `force` overwrites."""

    form: Form = Form.DIGEST
    area: str | None = None
    since: str | None = None
    target: str = STANDARD_OUTPUT
    force: bool = False


def show_report(wanted: Wanted) -> None:
    """Show or write the report.

    Raises:
        UsageFault: area or date are none, or the page may not be written where it is wanted.
    """
    moment = SystemClock().read()
    today = study_day(moment.at, moment.utc_offset_s)
    area = None if wanted.area is None else _parse_area(wanted.area)
    since_day = None if wanted.since is None else parse_day("--since", wanted.since, today, is_ahead=False)
    with open_history(find_paths(), create=False) as history:
        figures = build_report(history, scheduler_of(history), today=today, since_day=since_day, area=area)
        practised = bool(figures.attempts) or bool(history.last_attempts(1))
        if wanted.form is Form.JSON:
            from interviewprep.report.document import attempt_document, to_document

            attempts = history.each_attempt(since_day=since_day, area=area)
            print_json_listing(to_document(figures), "attempts", map(attempt_document, attempts))
    if wanted.form is Form.HTML:
        _write_page(figures, wanted)
    elif wanted.form is not Form.JSON:
        _show(figures, wanted.form, practised=practised)


def _parse_area(text: str) -> Area:
    from interviewprep.cli.options import parse_word  # which loads Typer

    return parse_word(text, Area)


def nothing_yet(figures: Report, *, practised: bool) -> str:
    """Say that there is nothing to report, and what to do next."""
    what = "No attempts yet"
    if figures.area is not None:
        what += f" in {figures.area}"
    if figures.since_day is not None:
        what += f" since {day_to_date(figures.since_day)}"
    wider = " `prep report` without options shows the rest." if practised else ""
    if figures.area is None and figures.interview_day is not None:
        return f"{what}. Begin with `prep drill`, which follows your plan.{wider}"
    return f"{what}. Begin with `prep interview --area {figures.area or Area.CODING}`.{wider}"


def _show(figures: Report, form: Form, *, practised: bool) -> None:
    if not figures.attempts:
        say_folded(nothing_yet(figures, practised=practised))
        return
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


def _write_page(figures: Report, wanted: Wanted) -> None:
    from interviewprep.ui.page.document import to_page

    page = to_page(figures)
    if wanted.target == STANDARD_OUTPUT:
        say(page.rstrip())
        return
    from interviewprep.ui.page.file import write_page

    write_page(page, Path(wanted.target), force=wanted.force)
    say(f"Written: {wanted.target}")
