"""What a drill asks when there is a plan to follow."""

from interviewprep.base.records import dataclass
from interviewprep.base.text import counted
from interviewprep.cli.sitting import Sitting
from interviewprep.model.goal import Goal
from interviewprep.schedule.choose.pick import Pick
from interviewprep.schedule.study_day import day_to_date, study_day
from interviewprep.session.clock import questions_at_hand
from interviewprep.ui.words import day_name

PLAN = "plan"
"""The practice of a drill that follows the plan."""

ASKED_ELSEWHERE = "All that would be asked now is being asked in another session: `prep clock` shows which."


@dataclass(frozen=True, slots=True)
class Selection:
    """What a drill asks, by which practice, what is worth saying beside it, and what to say where it asks nothing."""

    practice: str
    picks: list[Pick]
    nothing: str
    notices: tuple[str, ...] = ()


def follow_plan(sitting: Sitting) -> Selection | None:
    """Pick what the plan has for today; None where no interview lies ahead."""
    goal = sitting.history.goal()
    now = sitting.clock.read()
    today = study_day(now.at, now.utc_offset_s)
    return None if goal is None or goal.interview_day <= today else _follow(sitting, goal, today)


def _follow(sitting: Sitting, goal: Goal, today: int) -> Selection:
    # Only for those who have a date ahead.
    from interviewprep.cli.preparing import prepared
    from interviewprep.schedule.choose.allowance import Allowance
    from interviewprep.schedule.choose.compose import compose
    from interviewprep.schedule.horizon.decision import decide, todays_picks

    situation = prepared(sitting.history, sitting.library, goal, today).situation
    decision = decide(situation)
    elsewhere = questions_at_hand(sitting.history, sitting.clock.read())
    planned = todays_picks(decision)
    picks = [pick for pick in planned if pick.ref not in elsewhere]
    notices = [f"This follows your plan for {day_name(day_to_date(goal.interview_day))}: `prep plan` shows it."]
    nothing = "The plan has no question for today that is short enough. `prep plan` says which are too long."
    if situation.minutes_today:
        done = f"{counted(round(situation.minutes_today), 'minute')} of practice"
        nothing = f"Today's part of the plan is done, with {done}. `prep drill --weak` goes on beyond it."
    if mock := decision.calendar.mocks.get(0):
        notices.append(f"It also has a mock interview for today: `prep interview --loop {mock.name}`.")
        nothing = f"Today the plan has a mock interview and no drill: `prep interview --loop {mock.name}`."
    if planned:
        nothing = ASKED_ELSEWHERE
    return Selection(PLAN, compose(picks, Allowance(questions=len(picks))), nothing, tuple(notices))
