"""What `prep` alone says: where things stand and which commands make most sense now. One screen of 60 columns."""

from collections.abc import Iterator

from interviewprep.base.records import dataclass
from interviewprep.base.text import counted, percent, time_left
from interviewprep.model.attempt import SessionKind
from interviewprep.report.readiness.next_step import NextStep
from interviewprep.report.today import Countdown, Today
from interviewprep.schedule.study_day import day_to_date
from interviewprep.session.finished import Finished
from interviewprep.session.resume import Unfinished
from interviewprep.ui.words import day_and_time, day_name, fold, passed_of

COLUMNS = 60
BEST = 3
"""So many commands are offered; `prep --help` has the rest."""

LEFT_LONG_AGO_DAYS = 7
"""A session that was left so long ago is no longer what comes first, and is offered to be put away."""

OVERVIEW = "All commands: prep --help"

WARM_UP = "prep drill --known --minutes 10"
"""What is offered on the day of the interview: what went well, since a failure now would only unsettle."""


@dataclass(frozen=True, slots=True)
class Advice:
    """A command, and why it makes sense now."""

    command: str
    why: str


FIRST = (
    Advice("prep interview --area coding", "One coding question against the clock; programs in your own editor."),
    Advice("prep interview --placement", "At most 20 short questions tell where you stand, in half an hour."),
    Advice("prep plan --date 4w --minutes 40", "Plans your evenings up to an interview in four weeks or on your date."),
)
WITHOUT_HISTORY = (
    Advice("prep bank list", "Shows all questions."),
    Advice("prep grade QUESTION FILE", "Grades one answer and keeps nothing."),
    Advice("prep doctor", "Looks for what is wrong on this machine."),
)


def first_greeting() -> Iterator[str]:
    """Say what this is, to somebody who has not practised yet."""
    yield from _wrapped(
        "prep is a mock interviewer for machine-learning engineers: timed questions, graded at once. "
        "It works offline, and what you answer stays on this machine."
    )
    yield ""
    yield "Begin with one of these:"
    yield from _listed(FIRST)


def greeting_without_history() -> Iterator[str]:
    """Say what works while the history cannot be read."""
    yield "Your history cannot be read. These work without it:"
    yield from _listed(WITHOUT_HISTORY)


def greeting(
    today: Today,
    left: Unfinished | None,
    *,
    is_running: bool,
    last: Finished | None = None,
    step: NextStep | None = None,
) -> Iterator[str]:
    """Say where things stand.

    `last` is the session that was finished last, `left` the one to go on with, `is_running` tells that one is being
    sat, and `step` is what the next minutes do most for.
    """
    for fact in _facts(today, left, last, is_running=is_running):
        yield from _wrapped(fact)
    yield ""
    yield "What makes sense now:"
    yield from _listed(tuple(advise(today, left, is_running=is_running, step=step))[:BEST])


def advise(
    today: Today, left: Unfinished | None, *, is_running: bool, step: NextStep | None = None
) -> Iterator[Advice]:
    """Give commands with reasons, the best first."""
    if is_running:
        yield Advice("prep clock", "Shows the time left of the session that runs.")
    if today.countdown is not None and not today.countdown.days_left:
        # Neither what was left nor where one is weakest helps anybody on the morning of the interview.
        yield Advice(WARM_UP, "To warm up, if you like, with what you know. Nothing else is planned for today.")
        return
    is_old = left is not None and left.days_ago >= LEFT_LONG_AGO_DAYS
    if left is not None and not is_old:
        goes_on = f"Goes on with the {left.name} you left; with `drop` instead of `resume` it is put away."
        yield Advice(f"prep {left.row.kind} --unfinished resume", goes_on)
    yield from _planned(today)
    if left is not None and is_old:
        put_away = (
            f"Puts away the {left.name} you left {left.days_ago} days ago and begins anew; `resume` goes on with it."
        )
        yield Advice(f"prep {left.row.kind} --unfinished drop", put_away)
    if step is not None:
        yield Advice(step.command, f"Worth most now. {step.why}")
    area = today.next_area
    yield Advice(f"prep interview --area {area.area}", f"{area.area}: {area.why}.")
    yield Advice("prep report", "Shows your scores, what is due and what is weak.")


def _planned(today: Today) -> Iterator[Advice]:
    plan = today.countdown
    if plan is None or plan.days_left < 0:
        yield _drill(today.due)
        return
    if (mock := plan.share.mock) is not None:
        yield Advice(f"prep interview --loop {mock.name}", "The mock interview that your plan has for today.")
    if round(plan.practised) < round(plan.share.minutes):
        yield Advice("prep drill", "Asks what your plan has for today.")
    elif mock is None:
        yield Advice("prep drill --weak", "Goes on beyond your plan's part for today, which is done.")


def _drill(due: int) -> Advice:
    if due:
        verb = "is" if due == 1 else "are"
        return Advice("prep drill", f"{counted(due, 'question')} {verb} due today; these come first.")
    return Advice("prep drill", "Nothing is due: it asks what is weak, then something new.")


def _facts(today: Today, left: Unfinished | None, last: Finished | None, *, is_running: bool) -> Iterator[str]:
    if today.countdown is not None:
        yield _countdown(today.countdown)
    if is_running:
        yield "A session runs in another window."
    if today.countdown is not None and not today.countdown.days_left:
        return
    yield _due(today)
    if today.streak.current:
        to_come = "" if today.is_practised else ", today still to come"
        yield f"Streak: {counted(today.streak.current, 'day')}{to_come}."
    if last is not None:
        yield _last(last)
    if left is not None:
        yield _left(left)


def _due(today: Today) -> str:
    if not today.due:
        return "Nothing is due today."
    due = f"Due today: {counted(today.due, 'question')}"
    if today.countdown is not None and today.countdown.days_left > 0:
        # Else it looks like a debt that grows each evening, since the plan leaves to a later day what can wait.
        return f"{due}; your plan takes those that help most on the day of the interview."
    return f"{due}."


def _countdown(plan: Countdown) -> str:
    date = day_name(day_to_date(plan.interview_day))
    if plan.days_left < 0:
        return f"The interview of {date} is over: `prep plan` says how to plan for the next."
    if not plan.days_left:
        return "The interview is today. All the best!"
    if plan.days_left == 1:
        return f"The interview is tomorrow, {date}: {_share(plan)}."
    return f"Interview on {date}: {counted(plan.days_left, 'day')} left, {_share(plan)}."


def _share(plan: Countdown) -> str:
    """Tell what today has, in the minutes of `prep plan` and `prep drill`."""
    minutes, practised, mock = round(plan.share.minutes), round(plan.practised), plan.share.mock
    parts = [] if mock is None else [f"a mock interview of {round(mock.minutes)} minutes"]
    if practised < minutes:
        parts.append(f"{practised} of {minutes} minutes practised" if practised else f"{minutes} minutes to practise")
    return f"{' and '.join(parts)} today" if parts else f"today done, with {counted(practised, 'minute')} of practice"


def _last(last: Finished) -> str:
    day = day_name(last.last_at.astimezone())
    if last.kind is SessionKind.DRILL:
        return f"Last drill: {day}, {passed_of(last.passed, last.answered, last.asked)}."
    answered = "" if last.answered == last.asked else f", {last.answered} of them answered"
    return f"Last interview: {day}, {percent(last.score)} over {counted(last.asked, 'question')}{answered}."


def _left(left: Unfinished) -> str:
    facts = [f"{left.answered} of {left.total} answered"]
    if left.left_s is not None:
        facts.append(time_left(left.left_s))
    if left.where:
        facts.append(left.where)
    return f"Unfinished: {left.name} of {day_and_time(left.row.started_at.astimezone())}, {', '.join(facts)}."


def _listed(advice: tuple[Advice, ...]) -> Iterator[str]:
    for one in advice:
        yield f"  {one.command}"
        yield from _wrapped(one.why, indent="      ")
    yield ""
    yield OVERVIEW


def _wrapped(text: str, indent: str = "") -> list[str]:
    return fold(text, COLUMNS, first=indent, rest=indent).splitlines()
