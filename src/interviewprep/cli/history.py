"""`prep history`: earlier attempts, and two answers to a question beside each other."""

from typing import Annotated

import typer

from interviewprep.base.clock import SystemClock
from interviewprep.base.errors import UsageFault
from interviewprep.base.paths import find_paths
from interviewprep.base.text import counted
from interviewprep.cli import completing, new_app
from interviewprep.cli.options import AsJson, number_option, parse_word
from interviewprep.model.taxonomy import Area
from interviewprep.report.past import Past, find_ref, read_past
from interviewprep.report.past_document import list_document, question_document, undone_document
from interviewprep.schedule.study_day import study_day
from interviewprep.store.history import History, open_history
from interviewprep.ui.console import print_json, say_folded
from interviewprep.ui.past_view import compare, show_attempt, show_attempts, show_list
from interviewprep.ui.screen import find_screen

EXAMPLES = """\b
Examples:
  prep history --area coding --limit 5
  prep history two-sum
  prep history two-sum --compare
  prep history two-sum --attempt 1 --attempt 3
  prep history --undo
"""
DEFAULT_LIMIT = 20
MOST_LISTED = 1_000_000
TWO = 2

app = new_app()


@app.command(epilog=EXAMPLES)
def history(
    question: Annotated[
        str | None,
        typer.Argument(
            metavar="[QUESTION]",
            help="Id of a question, or bank/id: all its attempts.",
            show_default=False,
            autocompletion=completing.questions,
        ),
    ] = None,
    *,
    area: Annotated[
        str | None, typer.Option("--area", metavar="AREA", help="List only this area.", autocompletion=completing.areas)
    ] = None,
    only: Annotated[
        str | None,
        typer.Option(
            "--question",
            metavar="QUESTION",
            help="List only attempts at this question.",
            autocompletion=completing.questions,
        ),
    ] = None,
    limit: Annotated[
        int | None,
        number_option("--limit", 1, MOST_LISTED, says=f"List at most N attempts. [{DEFAULT_LIMIT}]"),
    ] = None,
    compared: Annotated[bool, typer.Option("--compare", help="Show the answers of the two newest attempts.")] = False,
    attempt: Annotated[
        list[int] | None,
        number_option("--attempt", 1, says="Show the answer of attempt N; given twice, compare both."),
    ] = None,
    undo: Annotated[
        bool, typer.Option("--undo", help="Take back the last rating; exit code 1 if none stands.")
    ] = False,
    json: AsJson = False,
) -> int:
    """List attempts, newest first; or, of one question, all there is to know, and two answers beside each other.

    Two answers stand side by side on a terminal of 100 columns or more, else one below the other with what differs.
    Answers are read from your history: the question may have left its bank. --undo gives the card back the state it had
    before the last rating of all; the answer itself is kept.
    """
    numbers = attempt or []
    if undo:
        _refuse(question or area or only or limit or compared or numbers, "--undo stands alone, or beside --json.")
        return _undo(as_json=json)
    if question is not None:
        _refuse(area or only or limit, "--area, --question and --limit belong to the list: leave out QUESTION.")
        _refuse(json and (compared or numbers), "--json prints all answers: leave out --compare and --attempt.")
        _refuse(compared and numbers, "--compare takes the two newest attempts: leave it out beside --attempt.")
        _refuse(len(numbers) > TWO, "--attempt may be given once or twice.")
    else:
        _refuse(compared or numbers, "--compare and --attempt show answers to one question: name it.")
    with open_history(find_paths(), create=False) as opened:
        if question is None:
            _list(opened, area, only, limit or DEFAULT_LIMIT, as_json=json)
        else:
            _show(opened, question, [-1, -2] if compared else numbers, as_json=json)
    return 0


def _refuse(wrong: object, message: str) -> None:
    if wrong:
        raise UsageFault(message)


def _list(opened: History, area: str | None, only: str | None, limit: int, *, as_json: bool) -> None:
    wanted_area = None if area is None else parse_word(area, Area)
    wanted = None if only is None else find_ref(only, opened.last_seen())
    kept = opened.last_attempts(limit, question=wanted, area=wanted_area)[::-1]
    hidden = opened.count_attempts(question=wanted, area=wanted_area) - len(kept)
    if as_json:
        print_json(list_document(kept, hidden))
    elif kept:
        show_list(find_screen(plain=False), kept, hidden)
    else:
        where = f" in {wanted_area}" if wanted_area else ""
        say_folded(f"No attempts yet{where}. Begin with `prep interview --area {wanted_area or Area.CODING}`.")


def _undo(*, as_json: bool) -> int:
    from interviewprep.session.undoing import describe_undone  # with all that a session is made of

    now = SystemClock().read()
    with open_history(find_paths(), create=False) as opened:
        undone = opened.undo_rating(now)
        card = opened.card(undone.question) if undone else None
    if as_json:
        print_json(undone_document(undone, card))
    elif undone:
        say_folded(describe_undone(undone, card, study_day(now.at, now.utc_offset_s)))
    else:
        say_folded("Nothing to undo: no rating stands.")
    return 0 if undone else 1


def _show(opened: History, name: str, numbers: list[int], *, as_json: bool) -> None:
    """Show a question's attempts, or the answers of those that are numbered; -1 is the newest."""
    ref = find_ref(name, opened.last_seen())
    pasts = read_past(opened, ref)
    if as_json:
        print_json(question_document(ref, pasts))
        return
    chosen = [_pick(pasts, number) for number in numbers]
    screen = find_screen(plain=False)
    screen.line(f"{ref}: {counted(len(pasts), 'attempt')}")
    match chosen:
        case [one]:
            show_attempt(screen, one)
        case [one, other]:
            screen.line()
            compare(screen, *sorted((one, other), key=lambda past: past.number))
        case _:
            show_attempts(screen, pasts)


def _pick(pasts: tuple[Past, ...], number: int) -> Past:
    if -len(pasts) <= number < 0:
        return pasts[number]
    if 1 <= number <= len(pasts):
        return pasts[number - 1]
    if number == -TWO:
        raise UsageFault("there is one attempt at this question, and nothing to compare it with.")
    raise UsageFault(f"--attempt takes a number from 1, the oldest, to {len(pasts)}; not {number}.")
