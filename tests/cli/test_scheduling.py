"""The scheduler follows what the history says, and refuses in words what it cannot compute with."""

import pytest

from interviewprep.base.errors import StoreFault
from interviewprep.base.paths import Paths
from interviewprep.cli import run_command
from interviewprep.cli.scheduling import scheduler_of
from interviewprep.model.evidence import Rating
from interviewprep.schedule.fsrs import DEFAULT_PARAMETERS
from interviewprep.store.history import open_history
from support.clock import START


def test_higher_retention_brings_a_card_back_sooner(paths: Paths) -> None:
    with open_history(paths) as history:
        usual = scheduler_of(history).review(None, 0, Rating.EASY).interval_days
        history.set_setting("desired_retention", value=0.97)
        assert scheduler_of(history).review(None, 0, Rating.EASY).interval_days < usual


def test_stored_parameters_are_used(paths: Paths) -> None:
    own = (*DEFAULT_PARAMETERS[:3], 20.0, *DEFAULT_PARAMETERS[4:])
    with open_history(paths) as history:
        history.add_parameters("fsrs-6", own, START.at)
        assert scheduler_of(history).review(None, 0, Rating.EASY).memory.stability == pytest.approx(20.0)


@pytest.mark.parametrize("weights", [(1.0, 2.0), (*DEFAULT_PARAMETERS[:20], 0.0), (1e30,) * 21])
def test_parameters_that_nothing_can_be_computed_with_are_refused_and_can_be_reset(
    paths: Paths, weights: tuple[float, ...]
) -> None:
    with open_history(paths) as history:
        history.add_parameters("fsrs-6", weights, START.at)
        with pytest.raises(StoreFault, match=r"cannot be used: .* `prep config optimise --reset`"):
            scheduler_of(history)
    assert run_command(["config", "optimise", "--reset"]) == 0
    with open_history(paths) as history:
        assert scheduler_of(history).parameters == DEFAULT_PARAMETERS
