"""What is due."""

from collections.abc import Iterable, Mapping

from interviewprep.model.attempt import Card
from interviewprep.model.question import Entry
from interviewprep.schedule.choose import reasons
from interviewprep.schedule.choose.pick import Motive, Pick
from interviewprep.schedule.leech import is_leech


def rank_due(cards: Iterable[Card], entries: Mapping[str, Entry], today: int) -> list[Pick]:
    """Rank the cards in `entries` that are due on study day `today`, longest overdue first."""
    due = (
        Pick(entries[card.question], Motive.DUE, _why(card, today), float(today - card.due_day))
        for card in cards
        if card.due_day <= today and card.question in entries
    )
    return sorted(due, key=lambda one: one.order)


def _why(card: Card, today: int) -> str:
    why = reasons.due(card, today)
    return f"{why}; {reasons.leech(card.lapses)}" if is_leech(card) else why
