"""The scheduler as this person's history sets it."""

from interviewprep.base.errors import StoreFault
from interviewprep.schedule.fsrs import FsrsScheduler
from interviewprep.store.history import History


def scheduler_of(history: History) -> FsrsScheduler:
    """Give the scheduler with the parameters stored last and the retention that was set.

    Raises:
        StoreFault: The stored parameters are none that the scheduler can compute with.
    """
    stored = history.current_parameters()
    try:
        return FsrsScheduler(stored[1] if stored else None, float(history.value_of("desired_retention")))
    except ValueError as error:
        raise StoreFault(
            f"the memory parameters in the history cannot be used: {error}. "
            "`prep config optimise --reset` goes back to the published ones."
        ) from error
