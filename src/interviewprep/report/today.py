"""Where things stand today: read from daily totals alone, so that it stays cheap after years."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from math import fsum
from typing import Protocol

from interviewprep.base.records import dataclass
from interviewprep.base.text import percent
from interviewprep.model.goal import Goal
from interviewprep.model.taxonomy import Area
from interviewprep.report.streak import Streak, find_streak
from interviewprep.schedule.horizon.mocks import Share
from interviewprep.store.attempts import DayTotal

LONG_AGO_DAYS = 7
"""After so many days without practice an area comes before the weakest one."""

RECENT_DAYS = 28
"""Mean scores that say which area is weakest look back so far."""


class Practised(Protocol):
    """What is needed of the history."""

    def days(self, since_day: int) -> list[DayTotal]:
        """List totals by study day, area and domain, from a study day on."""

    def practised_days(self) -> list[int]:
        """List the study days with an attempt."""

    def last_practised(self) -> dict[Area, int]:
        """Tell the last study day on which each area was practised."""

    def goal(self) -> Goal | None:
        """Give the interview that is prepared for."""


@dataclass(frozen=True, slots=True)
class NextArea:
    """The area that an interview does most for, and why."""

    area: Area
    why: str


@dataclass(frozen=True, slots=True)
class Countdown:
    """How far the interview is: `days_left` is 0 on its day and negative after it.

    Of what the plan has for today, its `share`, `practised` minutes are done; without a day left it has nothing.
    """

    interview_day: int
    days_left: int
    share: Share
    practised: float


@dataclass(frozen=True, slots=True)
class Today:
    """Where things stand; `due` counts questions, and `is_practised` tells whether today has an answer yet."""

    due: int
    streak: Streak
    is_practised: bool
    next_area: NextArea
    countdown: Countdown | None = None


def look_at_today(practised: Practised, today: int, *, due: int, share: Share) -> Today:
    """Tell where things stand on study day `today`: what is `due` can be asked, and a plan has a `share` of the day."""
    days = practised.days(today - RECENT_DAYS + 1)
    return Today(
        due=due,
        streak=find_streak(practised.practised_days(), today),
        is_practised=any(day.study_day == today for day in days),
        next_area=choose_area(practised.last_practised(), days, today),
        countdown=_count_down(practised.goal(), share, days, today),
    )


def choose_area(last_days: Mapping[Area, int], days: Iterable[DayTotal], today: int) -> NextArea:
    """Choose an area never practised, else the one left alone for longest if that is a week, else the weakest.

    `last_days` are those on which the areas were practised last, `days` the totals of the last four weeks at least.
    """
    for area in Area:
        if area not in last_days:
            return NextArea(area, "not practised yet")
    longest = min(Area, key=lambda area: last_days[area])
    if today - last_days[longest] >= LONG_AGO_DAYS:
        return NextArea(longest, f"last practised {today - last_days[longest]} days ago")
    practised: dict[Area, list[DayTotal]] = defaultdict(list)
    for day in days:
        if today - day.study_day < RECENT_DAYS:
            practised[day.area].append(day)
    recent = {area: _mean(practised[area]) for area in Area}
    weakest = min(Area, key=lambda area: recent[area])
    return NextArea(weakest, f"your lowest mean score lately, {percent(recent[weakest])}")


def _count_down(goal: Goal | None, share: Share, days: Iterable[DayTotal], today: int) -> Countdown | None:
    if goal is None:
        return None
    practised = fsum(day.active_s for day in days if day.study_day == today) / 60
    return Countdown(goal.interview_day, goal.interview_day - today, share, practised)


def _mean(days: Sequence[DayTotal]) -> float:
    return fsum(day.score_sum for day in days) / sum(day.attempts for day in days)
