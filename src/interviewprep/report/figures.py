"""Everything that `prep report` tells, as numbers."""

from collections import defaultdict
from collections.abc import Callable, Iterable
from enum import StrEnum
from math import fsum
from typing import Protocol

from interviewprep.base.records import dataclass
from interviewprep.model.attempt import Attempt, Event
from interviewprep.model.goal import Goal
from interviewprep.model.taxonomy import Area, Domain, Format
from interviewprep.report.agreement import Agreement, measure_agreement
from interviewprep.report.charts import Charts, Summed, build_charts
from interviewprep.report.load import FORTNIGHT_DAYS
from interviewprep.report.readiness.estimate import recent_weeks
from interviewprep.report.streak import Streak, find_streak
from interviewprep.report.weakness import WeakTopic, find_weak_topics
from interviewprep.schedule.fsrs import Scheduler
from interviewprep.store import tallies
from interviewprep.store.memories import DueCards

WEEK_DAYS = 7
WEAK_TOPICS = 5
LAST_ATTEMPTS = 10
"""Attempts that are listed; a report in JSON has all."""

RATED_ANSWERS = 200
"""Answers in prose over which agreement is measured, the newest. Ours: people and proposals change over the years."""


class Practice(Summed, Protocol):
    """What a report needs of the history."""

    def goal(self) -> Goal | None:
        """Give the interview that is prepared for, or None."""

    def last_attempts(self, limit: int, *, since_day: int | None = None, area: Area | None = None) -> list[Attempt]:
        """List up to `limit` of the attempts that were stored last, oldest first."""

    def practised_days(self, area: Area | None = None) -> list[int]:
        """List the study days with an attempt."""

    def last_ratings(self, limit: int, *, since_day: int | None = None, area: Area | None = None) -> list[Event]:
        """List what was proposed and what was confirmed of the last answers in prose, in order."""


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

    Groups hold only what has attempts (or cards), in the order of the vocabularies. `attempts` are the last ones,
    oldest first. `interview_day` is the study day of the interview that is prepared for, as long as it is to come.
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
    interview_day: int | None = None

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

    Cost: what is read are sums that the history keeps, and every card once; the attempts themselves are not.
    """
    weeks = recent_weeks(history)
    sums = history.tallies(by=("area", "domain", "format"), since_day=since_day, area=area)
    remembered = history.remembered(scheduler.curve, today, later_day=today + FORTNIGHT_DAYS, area=area)
    due = history.due_cards(today, today + FORTNIGHT_DAYS - 1, area)
    goal = history.goal()
    charts = build_charts(
        history,
        weeks=weeks,
        remembered=remembered,
        due=due,
        today=today,
        since_day=since_day,
        area=area,
        target=goal.target if goal else None,
    )
    return Report(
        today=today,
        since_day=since_day,
        area=area,
        total=_add_up(sums),
        by_area=_group(sums, lambda one: one.area, Area),
        by_domain=_group(sums, lambda one: one.domain, Domain),
        by_format=_group(sums, lambda one: one.format, Format),
        due=_count_due(due, today),
        weakest=find_weak_topics(
            history.tallies(by=("area", "topic"), since_day=since_day, area=area),
            weeks if since_day is None else history.tallies(weekly=True, since_day=since_day),
            remembered,
            today=today,
            limit=WEAK_TOPICS,
        ),
        streak=find_streak(history.practised_days(area), today),
        charts=charts,
        attempts=tuple(history.last_attempts(LAST_ATTEMPTS, since_day=since_day, area=area)),
        agreement=measure_agreement(history.last_ratings(RATED_ANSWERS, since_day=since_day, area=area)),
        interview_day=goal.interview_day if goal and goal.interview_day >= today else None,
    )


def _add_up(sums: Iterable[tallies.Tally]) -> Tally:
    listed = list(sums)
    return Tally(
        attempts=sum(one.attempts for one in listed),
        passed=sum(one.passed for one in listed),
        score_sum=fsum(one.score_sum for one in listed),
        active_s=fsum(one.active_s for one in listed),
    )


def _group(
    sums: Iterable[tallies.Tally], key: Callable[[tallies.Tally], StrEnum | None], names: Iterable[StrEnum]
) -> tuple[Share, ...]:
    groups: dict[StrEnum | None, list[tallies.Tally]] = defaultdict(list)
    for one in sums:
        groups[key(one)].append(one)
    return tuple(Share(name, _add_up(groups[name])) for name in names if name in groups)


def _count_due(due: Iterable[DueCards], today: int) -> tuple[DueCount, ...]:
    days: dict[Area, list[DueCards]] = defaultdict(list)
    for one in due:
        if one.day <= today + WEEK_DAYS:
            days[one.area].append(one)
    return tuple(
        DueCount(
            area,
            today=sum(one.cards for one in days[area] if one.day <= today),
            week=sum(one.cards for one in days[area] if one.day > today),
        )
        for area in Area
        if area in days
    )
