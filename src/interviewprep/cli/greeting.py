"""`prep` alone: where things stand, and what to do next. It only looks at the history and never writes to it."""

from collections import Counter

from interviewprep.base.clock import SystemClock
from interviewprep.base.errors import PrepError
from interviewprep.base.paths import Paths, find_paths
from interviewprep.model.attempt import SessionKind, SessionStatus
from interviewprep.model.taxonomy import Area
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
    due, share = _look_at_banks(practised, paths, day)
    today = look_at_today(practised, day, due=due.total(), share=share)
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
            step=look_for_next_step(practised, day, due),
        )
    )


def _look_at_banks(practised: Practised, paths: Paths, today: int) -> tuple[Counter[Area], Share]:
    """Count by area what is due and still to be had, and tell what the plan has for study day `today`."""
    due, goal = practised.due_questions(today), practised.goal()
    is_ahead = goal is not None and goal.interview_day > today
    if not due and not is_ahead:
        return Counter(), Share(0.0)
    # Banks are for those who have something due or a date ahead.
    from interviewprep.bank.library import open_library
    from interviewprep.session.share import todays_share

    with show_bar("Reading banks") as advance:
        library = open_library(paths, progress=advance)
    with library:
        areas = Counter(entry.area for entry in library.entries_of(due))
        if goal is None or not is_ahead:
            return areas, Share(0.0)
        extra_time = float(practised.value_of("extra_time"))
        return areas, todays_share(goal, practised, library, today=today, extra_time=extra_time)
