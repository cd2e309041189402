"""How to practise from today until the date, and what that is today: made anew at each look, so it never goes stale."""

from collections.abc import Collection

from interviewprep.base.records import dataclass, replace
from interviewprep.base.text import percent
from interviewprep.model.goal import Goal
from interviewprep.schedule.choose.pick import Motive, Pick
from interviewprep.schedule.horizon.forecast import RUNS, Choice, choose_policy, never_asked
from interviewprep.schedule.horizon.formulas import Fsrs6
from interviewprep.schedule.horizon.gather import Gathered, Stock, gather
from interviewprep.schedule.horizon.learner import draw_learners
from interviewprep.schedule.horizon.mocks import Calendar, Offer, calendar_of
from interviewprep.schedule.horizon.policies import POLICIES
from interviewprep.schedule.horizon.simulate import Setting, fill, rank, start
from interviewprep.schedule.horizon.syllabus import by_phase

SEED = 42
"""Always the same learners: a plan changes because something happened, and not by itself."""

LOOKS = 30_000
"""Items times days up to which items are ranked anew every day; beyond, every second day, third day and so on.

With 600 questions and 90 days the recall on the day is the same to 0.0005 for a pace of 1 and 2.
"""


@dataclass(frozen=True, slots=True)
class Situation:
    """What a plan depends on.

    `today` is a study day. `minutes_today` were practised already, and `sat_today` names the mock interviews among
    them. `retention` is the recall at which cards fall due.
    """

    goal: Goal
    today: int
    stock: Stock
    offer: Offer
    model: Fsrs6
    retention: float
    minutes_today: float = 0.0
    sat_today: Collection[str] = ()

    @property
    def days(self) -> int:
        """Study days left to practise on, today included; 0 on the day itself and after it."""
        return max(0, self.goal.interview_day - self.today)


@dataclass(frozen=True, slots=True)
class Decision:
    """How to practise until the date: a calendar, a policy, and a deck whose new questions stand in their order."""

    situation: Situation
    calendar: Calendar
    gathered: Gathered
    setting: Setting
    choice: Choice


def decide(situation: Situation) -> Decision:
    """Choose the policy for the days that are left, and put what there is time for in the order of the phases."""
    calendar = calendar_of(
        situation.goal,
        situation.today,
        situation.offer,
        done_today=situation.minutes_today,
        sat_today=situation.sat_today,
    )
    gathered = gather(situation.stock, situation.model, today=situation.today, budgets=calendar.budgets)
    items = gathered.deck.items
    setting = Setting(
        gathered.deck,
        situation.model,
        calendar.budgets,
        situation.today,
        situation.retention,
        pace=1 + len(items) * situation.days // LOOKS,
    )
    choice = choose_policy(setting, draw_learners(situation.model, RUNS, SEED))
    begun = choice.typical.begun
    known = [item for item in items if not item.is_new]
    fitting = [item for number, item in enumerate(items) if item.is_new and number in begun]
    spare = never_asked(setting, choice.typical)
    ordered = replace(gathered.deck, items=(*known, *by_phase(fitting), *spare))
    return Decision(situation, calendar, gathered, replace(setting, deck=ordered), choice)


def todays_picks(decision: Decision) -> list[Pick]:
    """Pick what the plan has for today, each with what it does for the date."""
    setting = decision.setting
    if not setting.budgets:
        return []
    state = start(setting)
    asked, _ = fill(state, rank(setting, POLICIES[decision.choice.policy], state, 0), setting.budgets[0])
    expected, _ = state.expectations(0)
    picks = []
    for number in asked:
        entry = setting.deck.items[number].entry
        if number in state.unseen:
            why = f"the plan begins it today: new, phase {entry.phase.value}, {entry.topic}"
        else:
            now, then = state.untouched[number], expected[number]
            why = f"recall on the day {percent(then)} if asked today, {percent(now)} if not"
        picks.append(Pick(entry, Motive.PLAN, why))
    return picks
