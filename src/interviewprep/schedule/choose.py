"""What to practise next, and why: pure functions over cards, attempts and the catalogue.

Everything is deterministic for a given seed. Which questions may be asked at all (area, suspended ones, missing
packages) is decided by the caller, who passes only those.
"""

from collections.abc import Collection, Iterable, Mapping
from random import Random

from interviewprep.base.records import dataclass
from interviewprep.base.text import counted
from interviewprep.model.attempt import Attempt, Card
from interviewprep.model.question import Entry
from interviewprep.model.taxonomy import Area
from interviewprep.schedule.fsrs import Scheduler
from interviewprep.schedule.interleave import interleave

CONFIDENT = 0.75
"""Stated confidence from which a mistake is a belief to correct rather than a guess."""

MASTERED = 0.95
"""Expected recall from which a question counts as mastered."""

AUDIT_EVERY = 8
"""One pick in so many looks whether something mastered really is."""


@dataclass(frozen=True, slots=True)
class Pick:
    """A question to practise, by its `bank/id`, and why, in words for the learner."""

    ref: str
    why: str


@dataclass(frozen=True, slots=True)
class _Candidate:
    ref: str
    topic: str
    urgency: float
    why: str

    @property
    def order(self) -> tuple[float, str]:
        return -self.urgency, self.ref


def due_picks(cards: Iterable[Card], today: int, limit: int) -> list[Pick]:
    """Pick up to `limit` cards that are due on study day `today`, longest overdue first, topics interleaved."""
    due = [
        _Candidate(card.question, f"{card.area}/{card.topic}", float(today - card.due_day), _why_due(card, today))
        for card in cards
        if card.due_day <= today
    ]
    return _as_picks(interleave(sorted(due, key=lambda one: one.order)[:limit], _topic))


def new_picks(entries: Iterable[Entry], seen: Collection[str], limit: int, seed: int) -> list[Pick]:
    """Pick up to `limit` questions whose ref is not in `seen`, at random, topics interleaved."""
    unseen = sorted(
        (_Candidate(entry.ref, _place(entry), 0.0, f"new to you, in {entry.topic}") for entry in entries),
        key=lambda one: one.ref,
    )
    unseen = [one for one in unseen if one.ref not in seen]
    _seeded(seed).shuffle(unseen)
    return _as_picks(interleave(unseen[:limit], _topic))


def latest_attempts(attempts: Iterable[Attempt]) -> dict[str, Attempt]:
    """Find the last attempt at each question, by `bank/id`."""
    latest: dict[str, Attempt] = {}
    for attempt in attempts:
        known = latest.get(attempt.question)
        if known is None or known.at <= attempt.at:
            latest[attempt.question] = attempt
    return latest


def weak_picks(
    cards: Iterable[Card],
    latest: Mapping[str, Attempt],
    entries: Iterable[Entry],
    scheduler: Scheduler,
    *,
    today: int,
    limit: int,
    seed: int,
    importance: Mapping[Area, float] | None = None,
) -> list[Pick]:
    """Pick up to `limit` of the questions that are known least, among those in `entries` that were answered before.

    First come mistakes made with a confidence of 75 % or more in the last attempt (`latest`, by ref), surest
    first. Then the highest chance of forgetting times `importance` of the area (1 where it is not given), with
    about one pick in eight given to a question whose expected recall is 95 % or more, to audit it. Topics are
    interleaved within both parts.
    """
    known = {card.question: card for card in cards}
    catalogue = {entry.ref: entry for entry in entries}
    mistakes = _confident_mistakes(catalogue, latest, today)[:limit]
    chosen = {one.ref for one in mistakes}
    weights = importance or {}
    rest = sorted(
        (
            _weak(entry, known[ref], scheduler, today, weights.get(entry.area, 1.0))
            for ref, entry in catalogue.items()
            if ref in known and ref not in chosen
        ),
        key=lambda one: one.order,
    )
    mastered = {one.ref for one in rest if _is_mastered(known[one.ref], latest.get(one.ref), scheduler, today)}
    rest = _with_audits(rest, mastered, limit - len(mistakes), limit, _seeded(seed))
    first = interleave(mistakes, _topic)
    return _as_picks([*first, *interleave(rest, _topic, after=first[-1].topic if first else None)])


def _confident_mistakes(catalogue: Mapping[str, Entry], latest: Mapping[str, Attempt], today: int) -> list[_Candidate]:
    found = []
    for ref, entry in catalogue.items():
        attempt = latest.get(ref)
        if attempt is None or attempt.evidence.passed:
            continue
        confidence = attempt.evidence.confidence
        if confidence is not None and confidence >= CONFIDENT:
            why = f"you were {_percent(confidence)} sure and wrong, {_ago(today - attempt.study_day)}"
            found.append(_Candidate(ref, _place(entry), confidence, why))
    return sorted(found, key=lambda one: one.order)


def _weak(entry: Entry, card: Card, scheduler: Scheduler, today: int, importance: float) -> _Candidate:
    recall = scheduler.retrievability(card.memory, today - card.last_day)
    why = f"expected recall {_percent(recall)}, last answered {_ago(today - card.last_day)}"
    return _Candidate(entry.ref, _place(entry), (1 - recall) * importance, why)


def _is_mastered(card: Card, last: Attempt | None, scheduler: Scheduler, today: int) -> bool:
    # On the day of an answer every recall is 100 %, also that of a wrong one.
    if card.last_day >= today or (last is not None and not last.evidence.passed):
        return False
    return scheduler.retrievability(card.memory, today - card.last_day) >= MASTERED


def _with_audits(
    ranked: list[_Candidate], mastered: Collection[str], slots: int, limit: int, random: Random
) -> list[_Candidate]:
    """Fill `slots` from the top of `ranked`, and give the audits among them to mastered questions at random."""
    # A short drill has an audit in the share of its seeds that makes one pick in eight on average.
    wanted = int(limit / AUDIT_EVERY + random.random())
    audits = [one for one in ranked if one.ref in mastered]
    audited = {one.ref for one in random.sample(audits, min(wanted, len(audits), slots))}
    others = [one for one in ranked if one.ref not in audited]
    filled = others[: slots - len(audited)]
    for number, audit in enumerate(one for one in ranked if one.ref in audited):
        place = (number + 1) * AUDIT_EVERY - AUDIT_EVERY // 2
        marked = _Candidate(audit.ref, audit.topic, audit.urgency, f"audit of a mastered question: {audit.why}")
        filled.insert(place, marked)
    return filled


def _seeded(seed: int) -> Random:
    return Random(seed)  # noqa: S311 - which question comes next is no secret


def _as_picks(candidates: Iterable[_Candidate]) -> list[Pick]:
    return [Pick(one.ref, one.why) for one in candidates]


def _topic(candidate: _Candidate) -> str:
    return candidate.topic


def _place(entry: Entry) -> str:
    return f"{entry.area}/{entry.topic}"


def _why_due(card: Card, today: int) -> str:
    overdue = today - card.due_day
    since = "due today" if overdue == 0 else f"overdue by {counted(overdue, 'day')}"
    return f"{since}, last answered {_ago(today - card.last_day)}"


def _ago(days: int) -> str:
    if days <= 0:
        return "today"
    return "yesterday" if days == 1 else f"{days} days ago"


def _percent(share: float) -> str:
    return f"{round(100 * share)} %"
