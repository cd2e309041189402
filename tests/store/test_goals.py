"""The goal: one at a time, kept until it is given up, and absent in a file that never knew of any."""

import shutil
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given

from interviewprep.base.errors import StoreFault
from interviewprep.base.paths import Paths
from interviewprep.model.goal import FARTHEST_DAYS, Goal
from interviewprep.store.practised import look_at_practice
from store.make_fixture import GOAL
from store.strategies import empty_history, goals


@given(goals)
def test_goal_is_read_back_as_it_was_set(goal: Goal) -> None:
    with empty_history() as history:
        history.set_goal(goal)
        assert history.goal() == goal


def test_later_goal_takes_the_place_of_the_one_before() -> None:
    with empty_history() as history:
        assert history.goal() is None
        history.set_goal(GOAL)
        history.set_goal(replace(GOAL, minutes=90))
        assert history.goal() == replace(GOAL, minutes=90)


def test_goal_is_given_up_once() -> None:
    with empty_history() as history:
        history.set_goal(GOAL)
        assert history.drop_goal()
        assert history.goal() is None
        assert not history.drop_goal()


@pytest.mark.parametrize(
    ("made_on", "ahead"), [(20_000, 10**12), (20_000, FARTHEST_DAYS + 1), (20_000, -1), (-1, 0), (10**12, 5)]
)
def test_goal_of_no_day_that_a_plan_could_reach_is_no_goal_of_ours(made_on: int, ahead: int) -> None:
    with empty_history() as history:
        history.set_goal(replace(GOAL, made_on=made_on, interview_day=made_on + ahead))
        with pytest.raises(StoreFault, match="what prep never writes"):
            history.goal()
        assert [finding.check for finding in history.check()] == ["rows"]


def test_onlooker_finds_no_goal_in_a_history_older_than_goals(paths: Paths) -> None:
    paths.data.mkdir(parents=True)
    shutil.copy(Path(__file__).parent / "fixtures" / "history-v1.db", paths.history)
    practised = look_at_practice(paths)
    assert practised is not None
    with practised:
        assert practised.goal() is None
