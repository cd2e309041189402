"""The plan day by day, what there is no time for, and what it all leads to."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from math import fsum

from interviewprep.base.records import dataclass, replace
from interviewprep.model.goal import MINUTES_BOUNDS
from interviewprep.model.question import Entry
from interviewprep.model.taxonomy import Area
from interviewprep.schedule.horizon.decision import SEED, Decision, Situation, decide
from interviewprep.schedule.horizon.deck import Item
from interviewprep.schedule.horizon.forecast import RUNS, Forecast, forecast, never_asked
from interviewprep.schedule.horizon.gather import Stock
from interviewprep.schedule.horizon.learner import draw_learners
from interviewprep.schedule.horizon.mocks import Mock, calendar_of
from interviewprep.schedule.horizon.policies import POLICIES
from interviewprep.schedule.horizon.simulate import Run, simulate

MORE_MINUTES = 15
"""The minutes more a day whose worth is told."""

STEP_MINUTES = 5
"""Minutes a day that would be enough for long questions are told in such steps."""


@dataclass(frozen=True, slots=True)
class DayPlan:
    """One day: what is begun and what is asked again, in minutes for both, and the mock interview if there is one.

    The minutes are at most those of the day's `budget`, from which what was practised today is taken already.
    """

    day: int
    budget: float
    minutes: float
    new: tuple[Entry, ...]
    again: tuple[Entry, ...]
    mock: Mock | None


@dataclass(frozen=True, slots=True)
class LeftOut:
    """So many questions of a topic that there is no time for."""

    area: Area
    topic: str
    questions: int


@dataclass(frozen=True, slots=True)
class Outlook:
    """The whole plan. Recalls are shares from 0 to 1 of all questions, weighted, on the date.

    `untouched` is the recall without any further practice, `more` what `MORE_MINUTES` more a day would add. `asked`
    questions of `questions` were or will be asked at least once. `left_out` begins with the least important. What is
    `too_long` takes more than the `longest_day` has; `enough` are the minutes a day with which all of an area's would
    fit into one, where any are.
    """

    situation: Situation
    policy: str
    days: tuple[DayPlan, ...]
    recall: Forecast
    untouched: float
    more: float
    asked: int
    questions: int
    left_out: tuple[LeftOut, ...]
    too_long: tuple[LeftOut, ...]
    longest_day: float
    enough: Mapping[Area, int]


def look_ahead(situation: Situation) -> Outlook:
    """Make the plan, and tell what it leads to."""
    decision = decide(situation)
    setting, policy = decision.setting, decision.choice.policy
    learners = draw_learners(situation.model, RUNS, SEED)
    typical = simulate(setting, POLICIES[policy], learners[0])
    unbegun = [*never_asked(setting, typical), *decision.gathered.beyond]
    left_out = _left_out(unbegun, situation.stock)
    too_long = _left_out(decision.gathered.too_long, situation.stock)
    missing = sum(group.questions for group in (*left_out, *too_long))
    questions = sum(situation.stock.importance[entry.area] > 0 for entry in situation.stock.entries)
    return Outlook(
        situation=situation,
        policy=policy,
        days=tuple(_day_plans(decision, typical)),
        recall=forecast(setting, policy, learners),
        untouched=decision.gathered.untouched,
        more=_worth_of_more(decision),
        asked=questions - missing,
        questions=questions,
        left_out=left_out,
        too_long=too_long,
        longest_day=max(decision.calendar.budgets, default=0.0),
        enough=_enough_minutes(situation, decision.gathered.too_long),
    )


def _worth_of_more(decision: Decision) -> float:
    """Tell what a few minutes more a day would add to the recall, to the same learners with the same luck."""
    situation = decision.situation
    more = replace(situation.goal, minutes=situation.goal.minutes + MORE_MINUTES)
    richer = decide(replace(situation, goal=more))
    learners = draw_learners(situation.model, RUNS // 2, SEED)
    poor, rich = (forecast(one.setting, one.choice.policy, learners).mean for one in (decision, richer))
    return rich - poor


def _enough_minutes(situation: Situation, too_long: Iterable[Item]) -> Mapping[Area, int]:
    """Find the minutes a day, in steps, with which some day has room for the longest question of each area."""
    longest: dict[Area, float] = {}
    for item in too_long:
        longest[item.entry.area] = max(item.minutes, longest.get(item.entry.area, 0.0))
    enough: dict[Area, int] = {}
    first = situation.goal.minutes // STEP_MINUTES * STEP_MINUTES + STEP_MINUTES
    for minutes in range(first, MINUTES_BOUNDS[1] + 1, STEP_MINUTES):
        if len(enough) == len(longest):
            break
        goal = replace(situation.goal, minutes=minutes)
        room = max(calendar_of(goal, situation.today, situation.offer).budgets, default=0.0)
        enough |= {area: minutes for area, needed in longest.items() if needed <= room and area not in enough}
    return enough


def _day_plans(decision: Decision, typical: Run) -> Iterable[DayPlan]:
    items = decision.setting.deck.items
    met: set[int] = {number for number, item in enumerate(items) if not item.is_new}
    for day, asked in enumerate(typical.asked):
        yield DayPlan(
            day=decision.situation.today + day,
            budget=decision.calendar.budgets[day],
            minutes=fsum(items[number].minutes for number in asked),
            new=tuple(items[number].entry for number in asked if number not in met),
            again=tuple(items[number].entry for number in asked if number in met),
            mock=decision.calendar.mocks.get(day),
        )
        met.update(asked)


def _left_out(items: Sequence[Item], stock: Stock) -> tuple[LeftOut, ...]:
    counts = Counter((item.entry.area, item.entry.topic) for item in items)
    groups = (LeftOut(area, topic, questions) for (area, topic), questions in counts.items())
    return tuple(
        sorted(groups, key=lambda group: (stock.importance[group.area], group.area, -group.questions, group.topic))
    )
