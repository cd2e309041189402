"""`prep` alone: where things stand, and what to do next. It only looks at the history and never writes to it."""

from interviewprep.base.clock import SystemClock
from interviewprep.base.errors import PrepError
from interviewprep.base.paths import Paths, find_paths
from interviewprep.model.attempt import SessionKind, SessionStatus
from interviewprep.report.readiness.next_step import look_for_next_step
from interviewprep.report.today import look_at_today
from interviewprep.schedule.horizon.mocks import Share
from interviewprep.schedule.study_day import study_day
from interviewprep.session.finished import last_finished
from interviewprep.session.resume import unfinished_sessions
from interviewprep.store.practised import Practised, look_at_practice
from interviewprep.ui.console import say, show_bar
from interviewprep.ui.greeting import first_greeting, greeting, greeting_without_history


def greet() -> int:
    """Greet; the exit code is 0.

    Raises:
        StoreFault: The history is damaged or from a newer version; what works without it has been said.
        EnvironmentFault: It cannot be read; likewise.
    """
    try:
        lines = _look()
    except PrepError:
        _say_all(list(greeting_without_history()))
        raise
    _say_all(lines)
    return 0


def _say_all(lines: list[str]) -> None:
    for line in lines:
        say(line)


def _look() -> list[str]:
    paths = find_paths()
    practised = look_at_practice(paths)
    if practised is None:
        return list(first_greeting())
    with practised:
        return _state(practised, paths)


def _state(practised: Practised, paths: Paths) -> list[str]:
    now = SystemClock().read()
    active = practised.sessions(SessionStatus.ACTIVE)
    day = study_day(now.at, now.utc_offset_s)
    today = look_at_today(practised, day, _share(practised, paths, day))
    last = last_finished(practised)
    if not active and last is None and not today.streak.longest and today.countdown is None:
        return list(first_greeting())
    left = [one for kind in SessionKind for one in unfinished_sessions(practised, kind, now)]
    return list(
        greeting(
            today,
            max(left, key=lambda one: one.row.heartbeat_at, default=None),
            is_running=any(practised.is_alive(row, now) for row in active),
            last=last,
            step=look_for_next_step(practised, day),
        )
    )


def _share(practised: Practised, paths: Paths, today: int) -> Share:
    """Tell what the plan has for study day `today`; nothing where no interview lies ahead."""
    goal = practised.goal()
    if goal is None or goal.interview_day <= today:
        return Share(0.0)
    # Banks are for those who have a date ahead.
    from interviewprep.bank.library import open_library
    from interviewprep.session.share import todays_share

    with show_bar("Reading banks") as advance:
        library = open_library(paths, progress=advance)
    with library:
        extra_time = float(practised.value_of("extra_time"))
        return todays_share(goal, practised, library, today=today, extra_time=extra_time)
