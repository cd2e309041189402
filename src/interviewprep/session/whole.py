"""What a whole interview asks: the slots of a template, filled from the banks."""

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from itertools import zip_longest
from random import Random
from typing import Protocol

from interviewprep.base.errors import UsageFault
from interviewprep.base.records import dataclass
from interviewprep.base.text import counted
from interviewprep.model.attempt import SessionKind
from interviewprep.model.question import Entry
from interviewprep.model.taxonomy import Difficulty
from interviewprep.session.loops import Loop, Slot
from interviewprep.session.plan import Item, Mode, Part, Plan

_RISING = tuple(Difficulty)


class Catalogue(Protocol):
    """What filling slots needs of the banks."""

    def entries(
        self,
        *,
        areas: Collection[str] = (),
        topics: Collection[str] = (),
        domains: Collection[str] = (),
        formats: Collection[str] = (),
        difficulties: Collection[str] = (),
        ready: bool = False,
    ) -> list[Entry]:
        """List all questions that match; with `ready` only those whose packages are installed."""


@dataclass(frozen=True, slots=True)
class Known:
    """What is known of the person: the study day of the last attempt at each question, and those not to be asked."""

    last_seen: Mapping[str, int]
    suspended: Collection[str]


def plan_loop(
    loop: Loop,
    catalogue: Catalogue,
    known: Known,
    *,
    seed: int,
    extra_time: float = 1.0,
    mode: Mode = Mode.PRACTICE,
) -> tuple[Plan, tuple[str, ...]]:
    """Choose the questions of a whole interview, and say what the person should know about the choice.

    No question is asked twice, and unseen ones come first. The questions of a part share its minutes in proportion to
    their own; a part that cannot be filled gets less time in proportion to what is missing, and one that stays empty
    is left out. `extra_time` multiplies every budget.

    Raises:
        UsageFault: no question fits any part.
    """
    taken: set[str] = set()
    parts: list[Part] = []
    items: list[Item] = []
    notices: list[str] = []
    for stretch in loop.stretches:
        found: list[Entry] = []
        missing: list[str] = []
        for slot in stretch.slots:
            picked = _fill(slot, catalogue, known, taken, seed)
            taken |= {entry.ref for entry in picked}
            found += picked
            if len(picked) < slot.count:
                missing.append(f"{len(picked)} of {slot.count} {slot.what}")
            elif slot.is_one_topic and len(_by_topic(picked)) > 1:
                missing.append(f"no topic alone has {counted(slot.count, 'question')}, so several")
        if missing:
            notices.append(f"{stretch.title}, as far as the banks go: {'; '.join(missing)}.")
        if not found:
            continue
        wanted = sum(slot.count for slot in stretch.slots)
        budget_s = stretch.minutes * 60 * extra_time * len(found) / wanted
        total = sum(entry.minutes for entry in found)
        items += [Item(entry.ref, budget_s * entry.minutes / total, part=len(parts)) for entry in found]
        parts.append(Part(stretch.title, budget_s, stretch.break_minutes * 60 if parts else 0.0))
    if not items:
        raise UsageFault(f"no question fits the loop '{loop.name}'. `prep bank list` shows what there is.")
    if again := sum(item.ref in known.last_seen for item in items):
        verb = "comes" if again == 1 else "come"
        notices.append(f"Unseen questions have run out in places: {counted(again, 'question')} {verb} back.")
    total_s = sum(part.budget_s for part in parts)
    plan = Plan(
        kind=SessionKind.INTERVIEW,
        items=tuple(items),
        budget_s=total_s,
        seed=seed,
        mode=mode,
        extra_time=extra_time,
        loop=loop.name,
        parts=tuple(parts),
    )
    return plan, tuple(notices)


def _fill(slot: Slot, catalogue: Catalogue, known: Known, taken: set[str], seed: int) -> list[Entry]:
    """Take the slot's questions, the ones not seen for the longest time first."""
    pool = [
        entry
        for entry in catalogue.entries(
            areas=slot.areas,
            topics=slot.topics,
            domains=slot.domains,
            formats=slot.formats,
            difficulties=slot.difficulties,
            ready=True,
        )
        if entry.ref not in taken and entry.ref not in known.suspended
    ]
    Random(f"{seed} {slot.what}").shuffle(pool)  # noqa: S311 -- a choice that can be repeated, no secret
    pool.sort(key=lambda entry: known.last_seen.get(entry.ref, -1))
    if slot.is_one_topic:
        return _rising(pool, slot.count, known)
    return list(_spread(pool) if slot.is_spread else pool)[: slot.count]


def _rising(pool: Sequence[Entry], count: int, known: Known) -> list[Entry]:
    """Take the topic that has most to offer, from easy to hard; then the next one, where that is not enough."""
    topics = _by_topic(pool)
    topics.sort(key=lambda topic: (min(len(topic), count), _unseen(topic, known)), reverse=True)
    taken: list[Entry] = []
    for topic in topics:
        taken += sorted(topic[: count - len(taken)], key=lambda entry: _RISING.index(entry.difficulty))
    return taken


def _unseen(topic: Iterable[Entry], known: Known) -> int:
    return sum(entry.ref not in known.last_seen for entry in topic)


def _spread(pool: Sequence[Entry]) -> Iterator[Entry]:
    """Take from each topic in turn."""
    for turn in zip_longest(*_by_topic(pool)):
        yield from (entry for entry in turn if entry is not None)


def _by_topic(pool: Iterable[Entry]) -> list[list[Entry]]:
    topics: dict[str, list[Entry]] = {}
    for entry in pool:
        topics.setdefault(f"{entry.area} {entry.topic}", []).append(entry)
    return list(topics.values())
