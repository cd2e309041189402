"""Everything that `prep report` tells, as numbers."""

from collections import defaultdict
from collections.abc import Callable, Collection, Iterable, Sequence
from enum import StrEnum
from math import fsum
from typing import Protocol

from interviewprep.base.records import dataclass
from interviewprep.model.attempt import Attempt, Card, Event
from interviewprep.model.taxonomy import Area, Domain, Format
from interviewprep.report.agreement import Agreement, measure_agreement
from interviewprep.report.charts import Charts, Summed, build_charts
from interviewprep.report.load import FORTNIGHT_DAYS
from interviewprep.report.streak import Streak, find_streak
from interviewprep.report.weakness import WeakTopic, find_weak_topics
from interviewprep.schedule.fsrs import Scheduler
from interviewprep.store.attempts import DayTotal

WEEK_DAYS = 7
WEAK_TOPICS = 5


class Practice(Summed, Protocol):
    """What a report needs of the history."""

    def attempts(self, *, since_day: int | None = None, area: Area | None = None) -> list[Attempt]:
        """List attempts, oldest first."""

    def days(self, since_day: int | None = None, area: Area | None = None) -> list[DayTotal]:
        """List totals by study day, area and domain."""

    def cards(self, *, areas: Collection[Area] = ()) -> list[Card]:
        """List all cards."""

    def ratings(self, sessions: Collection[str]) -> list[Event]:
        """List what was proposed and what was confirmed in these sessions, in order."""

    def due(self, day: int, limit: int | None = None, areas: Collection[Area] = ()) -> list[Card]:
        """List the cards that are due up to that study day."""


@dataclass(frozen=True, slots=True)
class Tally:
    """Sums over attempts; `score_sum` adds scores from 0 to 1, `active_s` seconds spent on answers."""

    attempts: int
    passed: int
    score_sum: float
    active_s: float

    @property
    def mean_score(self) -> float | None:
        """The mean score, from 0 to 1; None without attempts."""
        return self.score_sum / self.attempts if self.attempts else None


@dataclass(frozen=True, slots=True)
class Share:
    """The tally of one area, domain or format."""

    name: StrEnum
    tally: Tally


@dataclass(frozen=True, slots=True)
class DueCount:
    """Cards of one area that are due: today or overdue, and on the seven days after today."""

    area: Area
    today: int
    week: int


@dataclass(frozen=True, slots=True)
class Report:
    """All figures. `since_day` and `area` are the filters: due, streak and cards know no `since_day`.

    Groups hold only what has attempts (or cards), in the order of the vocabularies; attempts are oldest first.
    """

    today: int
    since_day: int | None
    area: Area | None
    total: Tally
    by_area: tuple[Share, ...]
    by_domain: tuple[Share, ...]
    by_format: tuple[Share, ...]
    due: tuple[DueCount, ...]
    weakest: tuple[WeakTopic, ...]
    streak: Streak
    charts: Charts
    attempts: tuple[Attempt, ...]
    agreement: tuple[Agreement, ...] = ()

    @property
    def due_today(self) -> int:
        """How many cards are due today or overdue."""
        return sum(count.today for count in self.due)

    @property
    def due_week(self) -> int:
        """How many more fall due on the seven days after today."""
        return sum(count.week for count in self.due)


def build_report(
    history: Practice, scheduler: Scheduler, *, today: int, since_day: int | None = None, area: Area | None = None
) -> Report:
    """Compute the report as of study day `today`, over attempts from `since_day` on, in one area or all.

    Totals by area and domain come from the daily totals that the history keeps.
    """
    areas = () if area is None else (area,)
    all_days = history.days(None, area)
    days = [day for day in all_days if since_day is None or day.study_day >= since_day]
    attempts = history.attempts(since_day=since_day, area=area)
    cards = history.cards(areas=areas)
    due = history.due(today + FORTNIGHT_DAYS - 1, None, areas)
    return Report(
        today=today,
        since_day=since_day,
        area=area,
        total=_add_up(days),
        by_area=_group(days, lambda day: day.area, Area),
        by_domain=_group(days, lambda day: day.domain, Domain),
        by_format=_by_format(attempts),
        due=_count_due(due, today),
        weakest=find_weak_topics(attempts, cards, scheduler, today=today, limit=WEAK_TOPICS),
        streak=find_streak((day.study_day for day in all_days), today),
        charts=build_charts(
            history, scheduler, days=all_days, cards=cards, due=due, today=today, since_day=since_day, area=area
        ),
        attempts=tuple(attempts),
        agreement=measure_agreement(_ratings(history, attempts)),
    )


def _ratings(history: Practice, attempts: Sequence[Attempt]) -> list[Event]:
    rated = {(attempt.session, attempt.question) for attempt in attempts if attempt.format.is_rubric}
    events = history.ratings({session for session, _ in rated}) if rated else []
    return [event for event in events if (event.session, event.payload.get("question")) in rated]


def _add_up(days: Iterable[DayTotal]) -> Tally:
    listed = list(days)
    return Tally(
        attempts=sum(day.attempts for day in listed),
        passed=sum(day.passed for day in listed),
        score_sum=fsum(day.score_sum for day in listed),
        active_s=fsum(day.active_s for day in listed),
    )


def _group(days: Iterable[DayTotal], key: Callable[[DayTotal], StrEnum], names: Iterable[StrEnum]) -> tuple[Share, ...]:
    groups: dict[StrEnum, list[DayTotal]] = defaultdict(list)
    for day in days:
        groups[key(day)].append(day)
    return tuple(Share(name, _add_up(groups[name])) for name in names if name in groups)


def _by_format(attempts: Sequence[Attempt]) -> tuple[Share, ...]:
    groups: dict[Format, list[Attempt]] = defaultdict(list)
    for attempt in attempts:
        groups[attempt.format].append(attempt)
    return tuple(Share(name, _tally(groups[name])) for name in Format if name in groups)


def _tally(attempts: Sequence[Attempt]) -> Tally:
    return Tally(
        attempts=len(attempts),
        passed=sum(attempt.evidence.passed for attempt in attempts),
        score_sum=fsum(attempt.evidence.score for attempt in attempts),
        active_s=fsum(attempt.evidence.active_s for attempt in attempts),
    )


def _count_due(cards: Iterable[Card], today: int) -> tuple[DueCount, ...]:
    days: dict[Area, list[int]] = defaultdict(list)
    for card in cards:
        if card.due_day <= today + WEEK_DAYS:
            days[card.area].append(card.due_day)
    return tuple(
        DueCount(
            area,
            today=sum(day <= today for day in days[area]),
            week=sum(today < day <= today + WEEK_DAYS for day in days[area]),
        )
        for area in Area
        if area in days
    )
