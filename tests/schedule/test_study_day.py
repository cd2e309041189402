"""Study days follow the calendar on the wall, not periods of 24 hours."""

from datetime import UTC, date, datetime, time, timedelta, timezone

import pytest
from hypothesis import given
from hypothesis import strategies as st

from interviewprep.schedule.study_day import date_to_day, day_to_date, study_day, time_in_day

HOUR_S = 3600
walls = st.datetimes(datetime(1990, 1, 1), datetime(2090, 1, 1))  # noqa: DTZ001 - a clock on the wall has no zone
offsets = st.integers(-12 * HOUR_S, 14 * HOUR_S)


def on_wall(wall: datetime, offset_s: int) -> int:
    return study_day(wall.replace(tzinfo=UTC) - timedelta(seconds=offset_s), offset_s)


@given(wall=walls, one=offsets, other=offsets)
def test_same_wall_clock_is_same_study_day_in_every_zone(wall: datetime, one: int, other: int) -> None:
    assert on_wall(wall, one) == on_wall(wall, other)


@given(wall=walls, offset=offsets)
def test_study_day_is_the_date_of_four_hours_ago(wall: datetime, offset: int) -> None:
    assert day_to_date(on_wall(wall, offset)) == (wall - timedelta(hours=4)).date()


@given(day=st.integers(0, 40_000), at=st.times())
def test_time_in_a_study_day_is_on_that_day(day: int, at: time) -> None:
    moment = time_in_day(day, at)
    assert moment.time() == at
    assert on_wall(moment, 0) == day


@given(wall=walls, winter=offsets)
def test_next_evening_is_the_next_study_day_though_the_clocks_changed(wall: datetime, winter: int) -> None:
    for change in (-HOUR_S, 0, HOUR_S):
        assert on_wall(wall + timedelta(days=1), winter + change) == on_wall(wall, winter) + 1


@given(earlier_s=st.integers(0, 19 * HOUR_S), offset=offsets)
def test_practising_earlier_every_evening_still_advances_a_day(earlier_s: int, offset: int) -> None:
    midnight = datetime(2026, 3, 1, 23, 59)  # noqa: DTZ001 - a clock on the wall has no zone
    assert on_wall(midnight + timedelta(days=1, seconds=-earlier_s), offset) == on_wall(midnight, offset) + 1


@pytest.mark.parametrize("change_s", [-HOUR_S, HOUR_S])
@given(minute=st.integers(0, 4 * 60), offset=offsets)
def test_clock_change_at_night_rolls_over_once(change_s: int, minute: int, offset: int) -> None:
    """Clocks change between 00:00 and 03:00 local time, so the day ends at 04:00 by the new clock."""
    change = datetime(2026, 10, 25, 2, 0, tzinfo=UTC) - timedelta(seconds=offset)
    before = study_day(change - timedelta(minutes=1), offset)
    after = change + timedelta(minutes=minute)
    wall = after + timedelta(seconds=offset + change_s)
    assert study_day(after, offset + change_s) == before + (wall.hour >= 4)


@given(wall=walls, offset=offsets, zone_h=st.integers(-12, 12))
def test_zone_in_which_a_moment_is_written_does_not_matter(wall: datetime, offset: int, zone_h: int) -> None:
    at = wall.replace(tzinfo=UTC)
    assert study_day(at.astimezone(timezone(timedelta(hours=zone_h))), offset) == study_day(at, offset)


@given(day=st.dates(date(1900, 1, 1), date(2200, 1, 1)))
def test_dates_and_study_days_convert_both_ways(day: date) -> None:
    assert day_to_date(date_to_day(day)) == day


def test_moment_without_zone_is_refused() -> None:
    with pytest.raises(ValueError, match="no time zone"):
        study_day(datetime(2026, 1, 1), 0)  # noqa: DTZ001 - the fault under test
