"""When was practised: one square a study day, in weeks that begin on a Monday."""

from collections.abc import Iterable
from datetime import date

from interviewprep.base.records import dataclass
from interviewprep.schedule.study_day import day_to_date
from interviewprep.store.attempts import DaySum

WEEK_DAYS = 7
HALF_YEAR_WEEKS = 26

LEVEL_MINUTES = (0, 15, 30, 60)
"""A day counts as level 1 to 4 when it has more minutes than these. Ours: a quick drill, a round, two, an interview."""


@dataclass(frozen=True, slots=True)
class PractisedDay:
    """One study day: answers given, and the seconds spent on them."""

    day: int
    answers: int
    active_s: float

    @property
    def level(self) -> int:
        """How much was practised: 0 for nothing, then 1 to 4 by minutes."""
        if not self.answers:
            return 0
        return max(1, sum(self.active_s > 60 * minutes for minutes in LEVEL_MINUTES))

    @property
    def date(self) -> date:
        """The date on which the study day begins."""
        return day_to_date(self.day)


@dataclass(frozen=True, slots=True)
class HeatMap:
    """Every day from a Monday on up to `today`, with those on which nothing was practised."""

    today: int
    days: tuple[PractisedDay, ...]

    @property
    def weeks(self) -> tuple[tuple[PractisedDay, ...], ...]:
        """The days by week, Monday first; the last week may be short."""
        return tuple(self.days[start : start + WEEK_DAYS] for start in range(0, len(self.days), WEEK_DAYS))

    def part(self, first: int, last: int | None = None) -> "HeatMap":
        """Keep some of the weeks, by their places as in a slice."""
        return HeatMap(self.today, tuple(day for week in self.weeks[first:last] for day in week))

    def practised_of_last(self, days: int) -> int:
        """Count on how many of so many days up to today something was practised."""
        return sum(bool(day.answers) for day in self.days[-days:])

    @property
    def active_s(self) -> float:
        """Seconds spent on all of its days."""
        return sum(day.active_s for day in self.days)


def first_day(today: int, weeks: int = 2 * HALF_YEAR_WEEKS) -> int:
    """Give the Monday of the first of so many weeks, of which the last holds `today`."""
    return today - day_to_date(today).weekday() - WEEK_DAYS * (weeks - 1)


def map_days(sums: Iterable[DaySum], today: int, weeks: int = 2 * HALF_YEAR_WEEKS) -> HeatMap:
    """Lay out `weeks` weeks, of which the last holds `today`; sums of other days are left out."""
    known = {one.study_day: one for one in sums}
    nothing = DaySum(0, 0, 0.0)
    days = range(first_day(today, weeks), today + 1)
    found = ((day, known.get(day, nothing)) for day in days)
    return HeatMap(today, tuple(PractisedDay(day, one.attempts, one.active_s) for day, one in found))
