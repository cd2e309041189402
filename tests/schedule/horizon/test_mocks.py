"""Mock interviews: weekly, the last one in time, none on the last evening, and never more than the minutes allow."""

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from interviewprep.schedule.horizon.mocks import LIGHT_END, REHEARSAL_BEFORE, Mock, Offer, make_calendar
from support.horizon import OFFER

lengths = st.integers(0, 120)
spans = st.integers(5, 300)


@given(lengths, spans, st.integers(0, 60))
def test_calendar_holds_every_day_and_never_more_than_its_minutes(days: int, minutes: float, age: int) -> None:
    made = make_calendar(days, minutes, OFFER, age=age, done_today=0, sat_today=())
    assert len(made.budgets) == days
    assert all(0 <= budget <= minutes for budget in made.budgets)
    if days:
        assert made.budgets[-1] <= minutes * LIGHT_END


@given(lengths, spans)
def test_no_mock_interview_on_the_last_evening_and_one_a_week_at_most(days: int, minutes: float) -> None:
    mocks = sorted(make_calendar(days, minutes, OFFER, age=0, done_today=0, sat_today=()).mocks)
    assert all(day < days - 1 for day in mocks)
    assert all(later - earlier >= 7 for earlier, later in pairwise(mocks))


@given(st.integers(1, 60), spans)
def test_waiting_a_day_moves_no_mock_interview(days: int, minutes: float) -> None:
    today = make_calendar(days + 1, minutes, OFFER, age=3, done_today=0, sat_today=()).mocks
    tomorrow = make_calendar(days, minutes, OFFER, age=4, done_today=0, sat_today=()).mocks
    assert {day - 1: mock for day, mock in today.items() if day} == tomorrow


@given(st.integers(20, 60), spans)
def test_minutes_of_a_week_with_a_mock_interview_are_those_of_any_week(days: int, minutes: float) -> None:
    made = make_calendar(days, minutes, OFFER, age=0, done_today=0, sat_today=())
    for day, mock in made.mocks.items():
        if day >= 6 and day < days - 1:
            week = sum(made.budgets[day - 6 : day + 1]) + mock.minutes
            assert week == pytest.approx(7 * minutes)


def test_whole_day_is_rehearsed_three_days_before_where_there_is_time_for_it() -> None:
    rich = make_calendar(28, 90, OFFER, age=0, done_today=0, sat_today=())
    poor = make_calendar(28, 30, OFFER, age=0, done_today=0, sat_today=())
    assert rich.mocks[28 - REHEARSAL_BEFORE].name == "whole day"
    assert poor.mocks[28 - REHEARSAL_BEFORE].name == "screen"


def test_mock_interviews_take_turns() -> None:
    made = make_calendar(28, 30, OFFER, age=0, done_today=0, sat_today=())
    assert [made.mocks[day].name for day in sorted(made.mocks)] == ["breadth", "screen", "breadth", "screen"]


def test_five_minutes_a_day_have_no_room_for_a_mock_interview() -> None:
    assert make_calendar(60, 5, OFFER, age=0, done_today=0, sat_today=()).mocks == {}


def test_mock_interview_sat_today_is_not_planned_again_and_its_minutes_count() -> None:
    before = make_calendar(3, 60, OFFER, age=20, done_today=0, sat_today=())
    after = make_calendar(3, 60, OFFER, age=20, done_today=45, sat_today=("screen",))
    assert (before.mocks, after.mocks) == ({0: Mock("screen", 45.0)}, {})
    assert (before.budgets[0], after.budgets[0]) == (15.0, 15.0)


def test_minutes_of_today_shrink_by_what_was_practised() -> None:
    assert make_calendar(5, 30, Offer(()), age=0, done_today=12, sat_today=()).budgets[0] == 18
    assert make_calendar(5, 30, Offer(()), age=0, done_today=99, sat_today=()).budgets[0] == 0
