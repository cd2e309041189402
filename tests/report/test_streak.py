"""Streaks are counted in study days."""

from datetime import UTC, datetime, timedelta

from hypothesis import given
from hypothesis import strategies as st

from interviewprep.report.streak import Streak, find_streak
from interviewprep.schedule.study_day import study_day

TODAY = 100
HOUR_S = 3600
days = st.lists(st.integers(TODAY - 30, TODAY))


def test_no_practice_is_no_streak() -> None:
    assert find_streak([], TODAY) == Streak(0, 0)


@given(length=st.integers(1, 50), gap=st.integers(2, 9))
def test_days_in_a_row_up_to_today_or_yesterday_count(length: int, gap: int) -> None:
    for last in (TODAY, TODAY - 1):
        run = range(last - length + 1, last + 1)
        assert find_streak(run, TODAY) == Streak(length, length)
    assert find_streak(range(TODAY - gap - length + 1, TODAY - gap + 1), TODAY) == Streak(0, length)


@given(days=days)
def test_order_and_repeats_of_answers_do_not_matter(days: list[int]) -> None:
    assert find_streak(days, TODAY) == find_streak(sorted(days) * 2, TODAY)


@given(days=days)
def test_longest_streak_is_the_longest_run_of_days(days: list[int]) -> None:
    practised = "".join("x" if day in days else " " for day in range(TODAY - 31, TODAY + 1))
    streak = find_streak(days, TODAY)
    assert streak.longest == max(map(len, practised.split()), default=0)
    assert streak.current == len((practised if practised[-1] == "x" else practised[:-1]).split(" ")[-1])


@given(days=days, extra=st.integers(TODAY - 30, TODAY))
def test_another_day_of_practice_never_shortens_a_streak(days: list[int], extra: int) -> None:
    before, after = find_streak(days, TODAY), find_streak([*days, extra], TODAY)
    assert before.current <= after.current
    assert before.longest <= after.longest


def test_evenings_around_a_clock_change_make_one_streak() -> None:
    """In spring the clocks of Central Europe jump from 02:00 to 03:00 on 29 March 2026."""
    change = datetime(2026, 3, 29, 1, 0, tzinfo=UTC)
    evenings = [datetime(2026, 3, 25, 23, 30, tzinfo=UTC) + timedelta(days=number) for number in range(8)]
    numbers = [
        study_day(wall - timedelta(seconds=offset), offset)
        for wall in evenings
        for offset in [2 * HOUR_S if wall - timedelta(hours=1) >= change else HOUR_S]
    ]
    assert find_streak(numbers, numbers[-1]) == Streak(8, 8)
