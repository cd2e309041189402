"""What is known, to warm up with: it went well the last time and has not faded much since."""

from collections.abc import Iterable, Mapping

from interviewprep.model.attempt import Card
from interviewprep.model.question import Entry
from interviewprep.schedule.choose import reasons
from interviewprep.schedule.choose.pick import Motive, Pick
from interviewprep.schedule.fsrs import Scheduler
from interviewprep.schedule.leech import is_leech

KNOWN = 0.8
"""Expected recall from which a question counts as known. Ours: after two weeks of practice there is enough of it, and
four answers in five still come.
"""


def pick_known(cards: Iterable[Card], entries: Mapping[str, Entry], scheduler: Scheduler, today: int) -> list[Pick]:
    """Keep the order of the cards in `entries`, without those that were forgotten time and again."""
    known = (card for card in cards if card.question in entries and not is_leech(card))
    return [Pick(entries[card.question], Motive.KNOWN, _why(card, scheduler, today)) for card in known]


def _why(card: Card, scheduler: Scheduler, today: int) -> str:
    days = today - card.last_day
    return reasons.known(scheduler.retrievability(card.memory, days), days)
