"""From the catalogue and the cards to a deck that can be simulated within a bounded time, whatever their number."""

from collections.abc import Mapping, Sequence
from itertools import accumulate
from math import fsum

from interviewprep.base.records import dataclass
from interviewprep.model.attempt import Card
from interviewprep.model.question import Entry
from interviewprep.model.taxonomy import Area
from interviewprep.schedule.horizon.deck import Deck, Item, weight_of
from interviewprep.schedule.horizon.formulas import Fsrs6
from interviewprep.schedule.horizon.syllabus import by_worth

MOST_CARDS = 1500
"""Remembered questions that are simulated. Where there are more, those that would lose least are not practised."""

SPARE = 1.5
"""New questions are simulated for so many times the minutes that there are."""


@dataclass(frozen=True, slots=True)
class Stock:
    """All there is to practise: questions, the cards of those that were rated, and what is known of the person.

    `importance` is that of areas, with mean 1; `extra_time` multiplies the minutes of questions.
    """

    entries: Sequence[Entry]
    cards: Mapping[str, Card]
    importance: Mapping[Area, float]
    first_ratings: Mapping[Area, tuple[float, ...]]
    extra_time: float = 1.0


@dataclass(frozen=True, slots=True)
class Gathered:
    """A deck, and what is not in it.

    `beyond` are new questions for which there is no time, by worth, and `too_long` new ones that take more minutes than
    any day has; `untouched` is what is recalled on the date, from 0 to 1, if nothing is practised before.
    """

    deck: Deck
    beyond: tuple[Item, ...]
    too_long: tuple[Item, ...]
    untouched: float


def gather(stock: Stock, model: Fsrs6, *, today: int, budgets: Sequence[float]) -> Gathered:
    """Make a deck of the questions that may be asked; those of areas without importance are left out."""
    items = [_item(entry, stock) for entry in stock.entries if stock.importance[entry.area]]
    total = fsum(item.weight for item in items)
    longest, date = max(budgets, default=0.0), today + len(budgets)
    recalled = {item.entry.ref: _recalled(item, model, date) for item in items}
    known = sorted(
        (item for item in items if not item.is_new),
        key=lambda item: (item.minutes > longest, recalled[item.entry.ref] - item.weight),
    )
    most = min(MOST_CARDS, sum(item.minutes <= longest for item in known))
    new = by_worth(item for item in items if item.is_new and item.minutes <= longest)
    fitting = sum(end <= SPARE * fsum(budgets) for end in accumulate(item.minutes for item in new))
    beyond, too_long = new[fitting:], [item for item in items if item.is_new and item.minutes > longest]
    settled = fsum(recalled[item.entry.ref] for item in known[most:])
    unbegun = fsum(item.weight for item in (*beyond, *too_long))
    return Gathered(
        Deck((*known[:most], *new[:fitting]), stock.first_ratings, total, settled, unbegun),
        beyond=tuple(beyond),
        too_long=tuple(too_long),
        untouched=fsum(recalled.values()) / total if total else 0.0,
    )


def _item(entry: Entry, stock: Stock) -> Item:
    card = stock.cards.get(entry.ref)
    memory, last_day = (card.memory, card.last_day) if card else (None, None)
    weight = weight_of(entry, stock.importance[entry.area])
    return Item(entry, entry.minutes * stock.extra_time, weight, memory, last_day)


def _recalled(item: Item, model: Fsrs6, day: int) -> float:
    """Give the weighted recall of an item on a study day, if it is not practised before."""
    if item.memory is None or item.last_day is None:
        return 0.0
    return item.weight * model.recall(item.memory.stability, max(0, day - item.last_day))
