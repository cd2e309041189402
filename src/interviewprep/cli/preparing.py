"""What a plan starts from, as this person's history, settings and banks have it."""

from interviewprep.bank.library import Library
from interviewprep.cli.scheduling import scheduler_of
from interviewprep.model.goal import Goal
from interviewprep.session.preparing import Preparation, prepare
from interviewprep.store.history import History
from interviewprep.store.settings import find_setting


def prepared(history: History, library: Library, goal: Goal, today: int) -> Preparation:
    """Gather what the plan for a goal depends on, as of study day `today`."""
    return prepare(
        goal,
        history,
        library,
        scheduler_of(history),
        today=today,
        retention=_number(history, "desired_retention"),
        extra_time=_number(history, "extra_time"),
    )


def _number(history: History, name: str) -> float:
    return float(history.setting(name, find_setting(name).default))
