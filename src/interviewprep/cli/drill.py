"""`prep drill`: a few questions picked from what the history says."""

from typing import Annotated

import typer

from interviewprep.base.errors import UsageFault
from interviewprep.cli import new_app
from interviewprep.cli.options import (
    Areas,
    AskAll,
    Banks,
    EditCmd,
    Formats,
    NoEditor,
    Plain,
    Seed,
    Unfinished,
    UnsafeRun,
    parse_areas,
    parse_edit_cmd,
    parse_formats,
    parse_seed,
    parse_word,
)
from interviewprep.cli.sitting import Manners, Wish, open_sitting
from interviewprep.model.attempt import SessionKind
from interviewprep.session.practise import Practice, plan_drill
from interviewprep.ui.console import say_folded

EXAMPLES = """\b
Examples:
  prep drill --weak
  prep drill --due --area ml-theory
  prep drill --new --limit 3
  prep drill --format review
"""
DEFAULT_LIMIT = 5
NOTHING = {
    Practice.DUE: "Nothing is due today. `prep drill --weak` practises what is least sure, `--new` what is new.",
    Practice.WEAK: "Nothing was answered yet that could be weak. Start with `prep interview` or `prep drill --new`.",
    Practice.NEW: "Every question that matches was seen. `prep drill --weak` practises what is least sure.",
    Practice.MIXED: "No question matches. `prep bank list` shows what there is.",
}

app = new_app()


@app.command(epilog=EXAMPLES)
def drill(
    *,
    due: Annotated[bool, typer.Option("--due", help="Only what is due today.")] = False,
    weak: Annotated[bool, typer.Option("--weak", help="Only what you are most likely to get wrong.")] = False,
    new: Annotated[bool, typer.Option("--new", help="Only what you have not seen.")] = False,
    area: Areas = None,
    format_: Formats = None,
    limit: Annotated[int, typer.Option(help="At most so many questions.")] = DEFAULT_LIMIT,
    seed: Seed = None,
    bank: Banks = None,
    plain: Plain = False,
    ask_all: AskAll = False,
    unfinished: Unfinished = "ask",
    edit_cmd: EditCmd = None,
    no_editor: NoEditor = False,
    unsafe_run: UnsafeRun = False,
) -> int:
    """Practise what is due, then what is weak, then something new; each question says why it was picked."""
    if due + weak + new > 1:
        raise UsageFault("--due, --weak and --new exclude one another: choose one, or none for a mix of all three.")
    if limit < 1:
        raise UsageFault(f"--limit takes a number from 1; not {limit}.")
    practice = Practice.DUE if due else Practice.WEAK if weak else Practice.NEW if new else Practice.MIXED
    areas, formats, wish = parse_areas(area), parse_formats(format_), parse_word(unfinished, Wish)
    manners = Manners(plain, ask_all, unsafe_run, parse_edit_cmd(edit_cmd, no_editor=no_editor), no_editor)
    with open_sitting(manners, tuple(bank or ())) as sitting:
        code = sitting.offer_unfinished(SessionKind.DRILL, wish)
        if code is not None:
            return code
        plan = plan_drill(practice, sitting.shelf(areas, formats, parse_seed(seed), limit), limit, sitting.extra_time)
        if plan is None:
            say_folded(NOTHING[practice])
            return 0
        return sitting.start(plan, ())
