"""What a drill asks: what is due, what is weak, what is new, or a good mix of the three."""

from collections.abc import Collection, Mapping, Sequence
from enum import StrEnum

from interviewprep.base.records import dataclass
from interviewprep.model.attempt import Attempt, Card, SessionKind
from interviewprep.model.question import Entry
from interviewprep.schedule.choose import Pick, due_picks, new_picks, weak_picks
from interviewprep.schedule.fsrs import Scheduler
from interviewprep.session.plan import Item, Plan


class Practice(StrEnum):
    """What to practise; `mixed` takes what is due, then what is weak, then something new."""

    DUE = "due"
    WEAK = "weak"
    NEW = "new"
    MIXED = "mixed"


@dataclass(frozen=True, slots=True)
class Shelf:
    """What there is to choose from: questions that may be asked, their cards, and the last attempt at each.

    `today` is a study day. Suspended questions are not on the shelf.
    """

    entries: Sequence[Entry]
    cards: Sequence[Card]
    latest: Mapping[str, Attempt]
    scheduler: Scheduler
    today: int
    seed: int


def plan_drill(practice: Practice, shelf: Shelf, limit: int, extra_time: float = 1.0) -> Plan | None:
    """Choose up to `limit` questions, each with the reason; None when there is nothing of that kind.

    Budgets are per question only; `extra_time` multiplies them.
    """
    picks = _choose(practice, shelf, limit)
    if not picks:
        return None
    entries = {entry.ref: entry for entry in shelf.entries}
    items = tuple(Item(pick.ref, entries[pick.ref].minutes * 60 * extra_time, pick.why) for pick in picks)
    return Plan(SessionKind.DRILL, items, None, shelf.seed, extra_time=extra_time)


def _choose(practice: Practice, shelf: Shelf, limit: int) -> list[Pick]:
    match practice:
        case Practice.DUE:
            return _due(shelf, limit)
        case Practice.WEAK:
            return _weak(shelf, limit)
        case Practice.NEW:
            return _new(shelf, limit)
        case Practice.MIXED:
            return _mixed(shelf, limit)


def _mixed(shelf: Shelf, limit: int) -> list[Pick]:
    picks = _due(shelf, limit)
    # Half of what is left goes to weak spots, so that something new comes up even for those who forget a lot.
    weak = _without(_weak(shelf, limit), picks)
    picks += weak[: (limit - len(picks) + 1) // 2]
    picks += _new(shelf, limit - len(picks))
    return picks + _without(weak, picks)[: limit - len(picks)]


def _due(shelf: Shelf, limit: int) -> list[Pick]:
    there = {entry.ref for entry in shelf.entries}
    return due_picks((card for card in shelf.cards if card.question in there), shelf.today, limit)


def _weak(shelf: Shelf, limit: int) -> list[Pick]:
    return weak_picks(
        shelf.cards, shelf.latest, shelf.entries, shelf.scheduler, today=shelf.today, limit=limit, seed=shelf.seed
    )


def _new(shelf: Shelf, limit: int) -> list[Pick]:
    return new_picks(shelf.entries, shelf.latest.keys(), limit, shelf.seed)


def _without(picks: Sequence[Pick], others: Collection[Pick]) -> list[Pick]:
    taken = {pick.ref for pick in others}
    return [pick for pick in picks if pick.ref not in taken]
