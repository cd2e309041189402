"""Readiness by area, domain and phase: a probability with an interval, from the history's weekly sums."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import groupby
from typing import Protocol

from interviewprep.base.records import dataclass
from interviewprep.model.taxonomy import Area, Difficulty, Domain, Phase
from interviewprep.schedule.ability.belief import Belief, learn, suited, wait
from interviewprep.schedule.ability.outcomes import Kind, Outcome, add_up, outcome, without
from interviewprep.store.roll_up import WEEK_DAYS
from interviewprep.store.tallies import Tally

Scope = Area | Domain | Phase

SCOPES: tuple[Scope, ...] = (*Area, *(domain for domain in Domain if domain is not Domain.CROSS_DOMAIN), *Phase)
"""What readiness is told for; questions of no single domain count for their area and phase alone."""

WINDOW_DAYS = 364
"""Answers given longer before the last practice are left out: a year's forgetting leaves an eighth of their worth."""

ENOUGH_ANSWERS = 2
"""As few as a placement asks of a domain."""


class Practice(Protocol):
    """What is needed of the history."""

    def last_day(self) -> int | None:
        """Tell the last study day with an attempt; None without any."""

    def tallies(self, *, weekly: bool = False, since_day: int | None = None) -> list[Tally]:
        """List sums over attempts, by week."""


@dataclass(frozen=True, slots=True)
class Readiness:
    """The chance to pass a fresh question of a scope asked today, without luck; its 90 % interval is `low` to `high`.

    `effective_answers` says how many answers of today to fresh questions that cannot be guessed the `answers` in the
    scope are worth: old, guessable and repeated ones count less. Without answers the interval is as wide as it gets.
    `forgotten` is what the days since the last answer in the scope have taken from the chance, 0 to 1.
    """

    scope: Scope
    probability: float
    low: float
    high: float
    answers: int
    effective_answers: float
    forgotten: float = 0.0


def look_at_readiness(practice: Practice, today: int) -> tuple[Readiness, ...]:
    """Estimate readiness as of study day `today` from a history, as `estimate_readiness` does."""
    return estimate_readiness(recent_weeks(practice), today=today)


def recent_weeks(practice: Practice) -> list[Tally]:
    """Read the sums that readiness is estimated from: those of the last year of practice, by week and all facets."""
    last = practice.last_day()
    # From the first day of a week on, and by all facets, nothing has to be summed or sorted anew.
    since = None if last is None else (last - WINDOW_DAYS) // WEEK_DAYS * WEEK_DAYS
    return practice.tallies(weekly=True, since_day=since)


def estimate_readiness(tallies: Iterable[Tally], *, today: int) -> tuple[Readiness, ...]:
    """Estimate readiness as of study day `today` for each of `SCOPES`, in that order, also where nothing was answered.

    `tallies` are weekly and kept apart at least by area, domain, phase, format and difficulty; rows may come in any
    order. Cost: 20 ms for a year of practice.
    """
    weeks = list(_weeks(tallies))
    return tuple(_estimate(scope, weeks, today) for scope in SCOPES)


def suited_difficulties(estimates: Iterable[Readiness]) -> dict[Domain, Difficulty]:
    """Tell which difficulty suits the person in each domain that has answers enough to say so."""
    return {
        one.scope: suited(one.probability)
        for one in estimates
        if isinstance(one.scope, Domain) and one.answers >= ENOUGH_ANSWERS
    }


@dataclass(frozen=True, slots=True)
class _Week:
    """What was answered in one week: in all, and in each scope, with the mean day of the last answers."""

    day: float
    whole: Mapping[Kind, Outcome]
    parts: Mapping[Scope, Mapping[Kind, Outcome]]
    days: Mapping[Scope, float]
    answers: Mapping[Scope, int]


def _weeks(tallies: Iterable[Tally]) -> Iterator[_Week]:
    ordered = sorted(tallies, key=lambda tally: tally.mean_day)
    for _, rows in groupby(ordered, key=lambda tally: tally.mean_day // WEEK_DAYS):
        outcomes: list[Outcome] = []
        parts: dict[Scope, list[Outcome]] = defaultdict(list)
        days: dict[Scope, float] = {}
        answers: dict[Scope, int] = defaultdict(int)
        day = 0.0
        for row in rows:
            told, day = tuple(_outcomes(row)), row.mean_day
            outcomes += told
            for scope in (row.area, row.domain, row.phase):
                if scope is not None:
                    parts[scope] += told
                    days[scope] = day
                    answers[scope] += row.attempts
        yield _Week(day, add_up(outcomes), {scope: add_up(part) for scope, part in parts.items()}, days, answers)


def _outcomes(row: Tally) -> Iterator[Outcome]:
    assert row.format is not None
    assert row.difficulty is not None
    fresh, passed = row.first_attempts, row.first_passed
    if fresh:
        yield outcome(row.format, row.difficulty, fresh, passed)
    if row.attempts > fresh:
        yield outcome(row.format, row.difficulty, row.attempts - fresh, row.passed - passed, is_fresh=False)


def _estimate(scope: Scope, weeks: Sequence[_Week], today: int) -> Readiness:
    belief = Belief()
    before = weeks[0].day if weeks else float(today)
    last: float | None = None
    for week in weeks:
        # A scope that was never practised is forgotten as long as nothing else is practised either.
        belief = wait(belief, week.day - before, week.day - (before if last is None else last))
        own = week.parts.get(scope, {})
        belief = learn(belief, own.values(), without(week.whole, own))
        before, last = week.day, week.days.get(scope, last)
    belief = wait(belief, max(today - before, 0.0), max(today - (before if last is None else last), 0.0))
    low, high = belief.interval
    answers = sum(week.answers.get(scope, 0) for week in weeks)
    return Readiness(scope, belief.probability, low, high, answers, belief.own, belief.forgotten)
