"""The plan day by day, what there is no time for, and what it all leads to."""

from collections import Counter
from collections.abc import Iterable, Sequence
from math import fsum

from interviewprep.base.records import dataclass, replace
from interviewprep.model.question import Entry
from interviewprep.model.taxonomy import Area
from interviewprep.schedule.horizon.decision import SEED, Decision, Situation, decide
from interviewprep.schedule.horizon.deck import Item
from interviewprep.schedule.horizon.forecast import RUNS, Forecast, forecast
from interviewprep.schedule.horizon.gather import Stock
from interviewprep.schedule.horizon.learner import draw_learners
from interviewprep.schedule.horizon.mocks import Mock
from interviewprep.schedule.horizon.policies import POLICIES
from interviewprep.schedule.horizon.simulate import Run, simulate

MORE_MINUTES = 15
"""The minutes more a day whose worth is told."""


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
    questions of `questions` were or will be asked at least once. `left_out` begins with the least important.
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


def look_ahead(situation: Situation) -> Outlook:
    """Make the plan, and tell what it leads to."""
    decision = decide(situation)
    setting, policy = decision.setting, decision.choice.policy
    learners = draw_learners(situation.model, RUNS, SEED)
    typical = simulate(setting, POLICIES[policy], learners[0])
    begun = {number for asked in typical.asked for number in asked}
    unbegun = [
        *(item for number, item in enumerate(setting.deck.items) if item.is_new and number not in begun),
        *decision.gathered.beyond,
    ]
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
    )


def _worth_of_more(decision: Decision) -> float:
    """Tell what a few minutes more a day would add to the recall, to the same learners with the same luck."""
    situation = decision.situation
    more = replace(situation.goal, minutes=situation.goal.minutes + MORE_MINUTES)
    richer = decide(replace(situation, goal=more))
    learners = draw_learners(situation.model, RUNS // 2, SEED)
    poor, rich = (forecast(one.setting, one.choice.policy, learners).mean for one in (decision, richer))
    return rich - poor


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
