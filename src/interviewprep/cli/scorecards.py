"""The scorecard of a stored session: found by its id, drawn from its log, shown or written for others."""

from collections.abc import Mapping
from enum import StrEnum

from interviewprep.bank.library import open_library
from interviewprep.base.errors import UsageFault
from interviewprep.base.paths import Paths
from interviewprep.base.text import did_you_mean
from interviewprep.model.attempt import SessionRow, SessionStatus
from interviewprep.model.question import Question
from interviewprep.session.card_document import to_document
from interviewprep.session.scorecard import Scorecard, build_scorecard
from interviewprep.session.state import read_back
from interviewprep.store.history import History
from interviewprep.ui.console import print_json, say

LAST = "last"


class Form(StrEnum):
    """How a scorecard is given."""

    SHOWN = "shown"
    JSON = "json"
    MARKDOWN = "markdown"


def show_scorecard(history: History, paths: Paths, wanted: str, form: Form) -> None:
    """Show the scorecard of a session by its id, or of the last finished one.

    Raises:
        UsageFault: there is none.
    """
    row = _find(history, wanted)
    card = _scorecard(history, paths, row)
    match form:
        case Form.JSON:
            print_json(to_document(card, row))
        case Form.MARKDOWN:
            from interviewprep.ui.card_markdown import to_markdown

            say(to_markdown(card, _heading(row)).rstrip())
        case Form.SHOWN:
            from interviewprep.ui.card import scorecard
            from interviewprep.ui.screen import find_screen

            screen = find_screen(plain=False)
            screen.line(_heading(row))
            scorecard(screen, card)


def _find(history: History, wanted: str) -> SessionRow:
    rows = history.sessions()
    if wanted == LAST:
        finished = [row for row in rows if row.status is SessionStatus.FINISHED]
        if not finished:
            raise UsageFault("no interview or drill was finished yet. Begin with `prep interview --area coding`.")
        return finished[-1]
    ids = [row.id for row in rows]
    if wanted not in ids:
        raise UsageFault(
            f"there is no session '{wanted}'.{did_you_mean(wanted, ids)} `--session last` is the last one."
        )
    return rows[ids.index(wanted)]


def _scorecard(history: History, paths: Paths, row: SessionRow) -> Scorecard:
    plan, state = read_back(row.plan, history.events(row.id))
    with open_library(paths) as library:
        found: Mapping[str, Question | None] = {item.ref: library.get(item.ref) for item in plan.items}
    questions = {ref: question for ref, question in found.items() if question is not None}
    due_days = {card.question: card.due_day for card in history.cards_of(questions.keys())}
    return build_scorecard(plan, state, questions, due_days)


def _heading(row: SessionRow) -> str:
    when = row.started_at.astimezone().strftime("%d %B %Y, %H:%M")
    left = "" if row.status is SessionStatus.FINISHED else f", {row.status.value}"
    return f"{row.kind.value.capitalize()} of {when}{left}"
