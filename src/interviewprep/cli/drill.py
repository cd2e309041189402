"""`prep drill`: a few questions picked from what the history says."""

from typing import Annotated

import typer

from interviewprep.base.errors import UsageFault
from interviewprep.base.records import replace
from interviewprep.cli import new_app
from interviewprep.cli.following import ASKED_ELSEWHERE, PLAN, Selection, follow_plan
from interviewprep.cli.options import (
    MOST_QUESTIONS,
    Areas,
    AskAll,
    Banks,
    Domains,
    EditCmd,
    Formats,
    NoEditor,
    Plain,
    Seed,
    Topics,
    Unfinished,
    UnsafeRun,
    number_option,
    parse_areas,
    parse_domains,
    parse_edit_cmd,
    parse_formats,
    parse_minutes,
    parse_seed,
    parse_topics,
    parse_word,
)
from interviewprep.cli.sitting import Manners, Wish, open_sitting
from interviewprep.model.attempt import SessionKind
from interviewprep.model.question import Scope
from interviewprep.schedule.choose.allowance import Allowance
from interviewprep.session.practise import Practice, pick_questions, picks_document, plan_drill
from interviewprep.session.shelf import Shelf
from interviewprep.ui.console import print_json, say_folded
from interviewprep.ui.picks import show_picks
from interviewprep.ui.screen import find_screen

EXAMPLES = """\b
Examples:
  prep drill --weak
  prep drill --weak --minutes 20 --list
  prep drill --due --area ml-theory
  prep drill --new --domain mlops --limit 3
  prep drill --format review
  prep drill --known --minutes 10
"""
DEFAULT_LIMIT = 5
NOTHING = {
    Practice.DUE: "is due today. `prep drill --weak` practises what is least sure, `--new` what is new.",
    Practice.WEAK: "was answered yet that could be weak. Start with `prep interview` or `prep drill --new`.",
    Practice.NEW: "is left that you have not seen. `prep drill --weak` practises what is least sure.",
    Practice.KNOWN: "is known well yet but what was asked today. `prep drill --due` practises what is due.",
    Practice.MIXED: "is there to be asked. `prep bank list` shows what there is.",
}

app = new_app()


@app.command(epilog=EXAMPLES)
def drill(
    *,
    due: Annotated[bool, typer.Option("--due", help="Only what is due today.")] = False,
    weak: Annotated[bool, typer.Option("--weak", help="Only what you are most likely to get wrong.")] = False,
    new: Annotated[bool, typer.Option("--new", help="Only what you have not seen.")] = False,
    known: Annotated[bool, typer.Option("--known", help="Only what you know well, to warm up.")] = False,
    area: Areas = None,
    topic: Topics = None,
    domain: Domains = None,
    format_: Formats = None,
    limit: Annotated[
        int | None,
        number_option(
            "--limit", 1, MOST_QUESTIONS, says=f"At most so many questions. [{DEFAULT_LIMIT} without --minutes]"
        ),
    ] = None,
    minutes: Annotated[
        float | None,
        typer.Option("--minutes", metavar="M", parser=parse_minutes, help="As many questions as fit into so long."),
    ] = None,
    list_: Annotated[bool, typer.Option("--list", help="Only show what would be asked and why.")] = False,
    json: Annotated[bool, typer.Option("--json", help="The same as one JSON document, and nothing else.")] = False,
    seed: Seed = None,
    bank: Banks = None,
    plain: Plain = False,
    ask_all: AskAll = False,
    unfinished: Unfinished = "ask",
    edit_cmd: EditCmd = None,
    no_editor: NoEditor = False,
    unsafe_run: UnsafeRun = False,
) -> int:
    """Practise what is due, then what is weak, then something new; each question says why it was picked.

    Without options it follows `prep plan`, where there is one: what the plan has for today, within its minutes.

    --weak begins with mistakes you were sure of. Then comes what you most likely forgot, weighed by what your target
    asks, with what went wrong twice, prerequisites first, and now and then something mastered.
    """
    practice = _practice(due=due, weak=weak, new=new, known=known)
    wish, looks, seed = parse_word(unfinished, Wish), list_ or json, parse_seed(seed)
    scope = Scope(parse_areas(area) if area else (), domains=parse_domains(domain), formats=parse_formats(format_))
    manners = Manners(plain, ask_all, unsafe_run, parse_edit_cmd(edit_cmd, no_editor=no_editor), no_editor)
    with open_sitting(manners, tuple(bank or ()), create=not looks) as sitting:
        scope = replace(scope, topics=parse_topics(topic, sitting.library.topics()))
        code = None if looks else sitting.offer_unfinished(SessionKind.DRILL, wish)
        if code is not None:
            return code
        narrowed = bool(topic or domain or area or format_)
        follows = practice is Practice.MIXED and not narrowed and limit is None and minutes is None
        chosen = follow_plan(sitting) if follows else None
        if chosen is None:
            questions = DEFAULT_LIMIT if limit is None and minutes is None else limit
            allowance = Allowance(questions, minutes, sitting.extra_time)
            shelf = sitting.shelf(scope, seed)
            picks = pick_questions(practice, shelf, allowance)
            nothing = "" if picks else _say_nothing(practice, shelf, allowance, narrowed=narrowed)
            chosen = Selection(practice.value, picks, nothing)
        plan = plan_drill(chosen.picks, seed, sitting.extra_time)
        if json:
            print_json(picks_document(chosen.practice, chosen.picks, plan))
        elif not chosen.picks:
            say_folded(chosen.nothing)
        elif list_:
            for notice in chosen.notices:
                say_folded(notice)
            show_picks(find_screen(plain=manners.is_plain), chosen.picks, plan, follows_plan=chosen.practice == PLAN)
        else:
            return sitting.start(plan, chosen.notices)
    return 0


def _say_nothing(practice: Practice, shelf: Shelf, allowance: Allowance, *, narrowed: bool) -> str:
    """Say why there is nothing to ask."""
    if shelf.asked_elsewhere and pick_questions(practice, replace(shelf, asked_elsewhere=frozenset()), allowance):
        return ASKED_ELSEWHERE
    return f"Nothing{' that matches' if narrowed else ''} {NOTHING[practice]}"


def _practice(**asked: bool) -> Practice:
    chosen = [Practice(name) for name, is_asked in asked.items() if is_asked]
    if len(chosen) > 1:
        raise UsageFault("--due, --weak, --new and --known exclude one another: choose one, or none for a mix.")
    return chosen[0] if chosen else Practice.MIXED
