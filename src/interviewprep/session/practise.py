"""What a drill asks: what is due, what is weak, what is new, or a good mix of the three; what is known, to warm up."""

from collections.abc import Iterator, Sequence
from enum import StrEnum
from itertools import zip_longest

from interviewprep.model.attempt import SessionKind
from interviewprep.schedule.choose.allowance import Allowance
from interviewprep.schedule.choose.compose import compose
from interviewprep.schedule.choose.due import rank_due
from interviewprep.schedule.choose.known import pick_known
from interviewprep.schedule.choose.new import rank_new
from interviewprep.schedule.choose.pick import Pick
from interviewprep.schedule.choose.weak import rank_weak
from interviewprep.session.plan import Item, Plan
from interviewprep.session.shelf import Shelf


class Practice(StrEnum):
    """What to practise; `mixed` takes what is due, then what is weak, then something new."""

    DUE = "due"
    WEAK = "weak"
    NEW = "new"
    KNOWN = "known"
    MIXED = "mixed"


def pick_questions(practice: Practice, shelf: Shelf, allowance: Allowance) -> list[Pick]:
    """Choose as many questions as are allowed, each with the reason; none when there is nothing of that kind."""
    match practice:
        case Practice.DUE:
            ranked = _due(shelf, allowance)
        case Practice.WEAK:
            ranked = _weak(shelf, allowance)
        case Practice.NEW:
            ranked = _new(shelf, allowance)
        case Practice.KNOWN:
            ranked = _known(shelf, allowance)
        case Practice.MIXED:
            ranked = _mixed(shelf, allowance)
    return compose(ranked, allowance)


def plan_drill(picks: Sequence[Pick], seed: int, extra_time: float = 1.0) -> Plan:
    """Plan to ask these questions in order. Budgets are per question only; `extra_time` multiplies them."""
    items = tuple(Item(pick.ref, pick.entry.minutes * 60 * extra_time, pick.why) for pick in picks)
    return Plan(SessionKind.DRILL, items, None, seed, extra_time=extra_time)


def picks_document(practice: str, picks: Sequence[Pick], plan: Plan) -> dict[str, object]:
    """Write what would be asked, in order, and why, as a document of plain JSON."""
    return {
        "schema": 1,
        "practice": practice,
        "seed": plan.seed,
        "budget_s": sum(item.budget_s for item in plan.items),
        "questions": [
            {
                "question": pick.ref,
                "title": pick.entry.title,
                "area": pick.entry.area.value,
                "topic": pick.entry.topic,
                "domain": pick.entry.domain.value,
                "format": pick.entry.format.value,
                "difficulty": pick.entry.difficulty.value,
                "budget_s": item.budget_s,
                "motive": pick.motive.value,
                "why": pick.why,
            }
            for pick, item in zip(picks, plan.items, strict=True)
        ],
    }


def _due(shelf: Shelf, allowance: Allowance) -> list[Pick]:
    cards, entries = shelf.due(allowance)
    return rank_due(cards, entries, shelf.today)


def _weak(shelf: Shelf, allowance: Allowance) -> list[Pick]:
    known = shelf.known(allowance)
    return rank_weak(known, shelf.scheduler, today=shelf.today, seed=shelf.seed, importance=shelf.importance())


def _new(shelf: Shelf, allowance: Allowance) -> list[Pick]:
    return rank_new(shelf.new(allowance), shelf.seed)


def _known(shelf: Shelf, allowance: Allowance) -> list[Pick]:
    cards, entries = shelf.well_known(allowance)
    return pick_known(cards, entries, shelf.scheduler, shelf.today)


def _mixed(shelf: Shelf, allowance: Allowance) -> list[Pick]:
    due = _due(shelf, allowance)
    taken = {pick.ref for pick in due}
    weak = [pick for pick in _weak(shelf, allowance) if pick.ref not in taken]
    # In turns, so that something new comes up even for those who forget a lot.
    return [*due, *_in_turns(weak, _new(shelf, allowance))]


def _in_turns(first: Sequence[Pick], second: Sequence[Pick]) -> Iterator[Pick]:
    for pair in zip_longest(first, second):
        yield from (pick for pick in pair if pick is not None)
