"""What a plan starts from, as this person's history, settings and banks have it."""

from interviewprep.bank.library import Library
from interviewprep.cli.scheduling import scheduler_of
from interviewprep.model.goal import Goal
from interviewprep.session.preparing import Preparation, prepare
from interviewprep.store.history import History


def prepared(history: History, library: Library, goal: Goal, today: int) -> Preparation:
    """Gather what the plan for a goal depends on, as of study day `today`."""
    return prepare(
        goal,
        history,
        library,
        scheduler_of(history),
        today=today,
        retention=float(history.value_of("desired_retention")),
        extra_time=float(history.value_of("extra_time")),
    )
