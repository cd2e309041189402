"""`prep report`: how it is going, from the history alone."""

from typing import Annotated

import typer

from interviewprep.base.errors import UsageFault
from interviewprep.cli import completing, new_app
from interviewprep.cli.reporting import STANDARD_OUTPUT, Form, Wanted, show_report

EXAMPLES = """\b
Examples:
  prep report
  prep report --all
  prep report --html report.html
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
        typer.Option("--since", metavar="DATE", help="Only attempts since then: 2026-11-01, 30d, 4w."),
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
    else:
        show_report(Wanted(form, area, since, html or STANDARD_OUTPUT, force))


def _one_form(wanted: list[Form]) -> Form:
    if len(wanted) > 1:
        first, second, *_ = wanted
        raise UsageFault(f"--{first} and --{second} exclude one another: choose one.")
    return wanted[0] if wanted else Form.DIGEST


def _show_session(session: str, form: Form, *, narrowed: bool) -> None:
    from interviewprep.base.paths import find_paths
    from interviewprep.cli import scorecards  # the report itself needs no bank
    from interviewprep.store.history import open_history

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
