"""What is due."""

from collections.abc import Iterable, Mapping

from interviewprep.model.attempt import Card
from interviewprep.model.question import Entry
from interviewprep.schedule.choose import reasons
from interviewprep.schedule.choose.pick import Motive, Pick


def rank_due(cards: Iterable[Card], entries: Mapping[str, Entry], today: int) -> list[Pick]:
    """Rank the cards in `entries` that are due on study day `today`, longest overdue first."""
    due = (
        Pick(entries[card.question], Motive.DUE, reasons.due(card, today), float(today - card.due_day))
        for card in cards
        if card.due_day <= today and card.question in entries
    )
    return sorted(due, key=lambda one: one.order)
