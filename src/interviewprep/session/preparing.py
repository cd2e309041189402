"""Preparing for a date: what a plan depends on, read from history and banks."""

from collections.abc import Collection, Sequence
from typing import Protocol

from interviewprep.base.records import dataclass
from interviewprep.model.attempt import Card
from interviewprep.model.goal import Goal
from interviewprep.model.taxonomy import Area
from interviewprep.schedule.fsrs import Scheduler
from interviewprep.schedule.horizon.decision import Situation
from interviewprep.schedule.horizon.deck import first_ratings
from interviewprep.schedule.horizon.formulas import Fsrs6
from interviewprep.schedule.horizon.gather import Stock
from interviewprep.session.mocks import mock_interviews
from interviewprep.session.share import Asking, Catalogue, askable, sat_on
from interviewprep.store.attempts import DayTotal
from interviewprep.store.tallies import Facet, Tally


class Practised(Asking, Protocol):
    """What is needed of the history."""

    def cards(self) -> list[Card]:
        """List all cards."""
        ...

    def tallies(self, *, by: Sequence[Facet]) -> list[Tally]:
        """List what attempts add up to."""
        ...

    def days(self, since_day: int) -> list[DayTotal]:
        """List totals by study day."""
        ...


@dataclass(frozen=True, slots=True)
class Preparation:
    """Where a plan starts from, and the study days that were `missed`: those just before today without practice."""

    situation: Situation
    missed: tuple[int, ...]


def prepare(
    goal: Goal,
    history: Practised,
    catalogue: Catalogue,
    scheduler: Scheduler,
    *,
    today: int,
    retention: float,
    extra_time: float,
) -> Preparation:
    """Gather what a plan depends on, as of study day `today`."""
    cards = {card.question: card for card in history.cards()}
    entries = askable(history, catalogue)
    importance = {area: goal.target.importance(area) for area in Area}
    practised = history.days(min(goal.made_on, today))
    situation = Situation(
        goal=goal,
        today=today,
        stock=Stock(
            entries=entries,
            cards=cards,
            importance=importance,
            first_ratings=_first_ratings(history),
            extra_time=extra_time,
        ),
        offer=mock_interviews(importance, entries, extra_time),
        model=Fsrs6(scheduler.parameters),
        retention=retention,
        minutes_today=sum(day.active_s for day in practised if day.study_day == today) / 60,
        sat_today=sat_on(history, today),
    )
    return Preparation(situation, missed_days(goal, {day.study_day for day in practised}, today))


def missed_days(goal: Goal, practised: Collection[int], today: int) -> tuple[int, ...]:
    """List the days just before today without practice, back to the last one with it or the day of the plan."""
    last = max((day for day in practised if day < today), default=goal.made_on)
    return tuple(range(max(last, goal.made_on) + 1, min(today, goal.interview_day)))


def _first_ratings(history: Practised) -> dict[Area, tuple[float, ...]]:
    tallies = {tally.area: tally for tally in history.tallies(by=("area",))}
    counts = {area: tallies.get(area) for area in Area}
    return {
        area: first_ratings(tally.first_attempts, tally.first_passed) if tally else first_ratings(0, 0)
        for area, tally in counts.items()
    }
