"""The figures behind the charts, against sums over the attempts and cards of a real history."""

from collections import Counter
from dataclasses import replace
from math import fsum

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from interviewprep.model.attempt import Attempt
from interviewprep.model.taxonomy import Area, Format
from interviewprep.report.charts import Charts
from interviewprep.report.figures import build_report
from interviewprep.report.heat import PractisedDay, map_days
from interviewprep.report.load import forecast_load
from interviewprep.report.recall import recall_by_area
from interviewprep.schedule.fsrs import FsrsScheduler
from interviewprep.schedule.study_day import day_to_date
from interviewprep.store.attempts import DaySum
from interviewprep.store.cards import put_card
from interviewprep.store.memories import DueCards
from support.made_year import open_nowhere
from support.practice import make_attempt, make_card, practise

TODAY = 20_000
SCHEDULER = FsrsScheduler()

attempts = st.lists(
    st.builds(
        lambda mistake, **facts: replace(make_attempt(**facts), mistake=mistake),
        question=st.sampled_from(["b/one", "b/two", "b/three"]),
        day=st.integers(TODAY - 400, TODAY),
        score=st.sampled_from([0.0, 0.3, 1.0]),
        area=st.sampled_from(Area),
        format=st.sampled_from([Format.CODE, Format.SINGLE]),
        active_s=st.floats(0, 2_000),
        mistake=st.sampled_from(["", "slip", "guessed"]),
    ),
    max_size=12,
).map(lambda found: sorted(found, key=lambda attempt: attempt.at))


def charts_of(attempts: list[Attempt], *, since_day: int | None = None, area: Area | None = None) -> Charts:
    with open_nowhere() as history:
        practise(history, attempts)
        return build_report(history, SCHEDULER, today=TODAY, since_day=since_day, area=area).charts


@settings(max_examples=40)
@given(attempts=attempts, since_day=st.none() | st.integers(TODAY - 400, TODAY))
def test_pace_and_mistakes_are_sums_over_the_attempts_that_pass_the_filters(
    attempts: list[Attempt], since_day: int | None
) -> None:
    charts = charts_of(attempts, since_day=since_day)
    wanted = [one for one in attempts if since_day is None or one.study_day >= since_day]
    assert sum(pace.answers for pace in charts.pace) == len(wanted)
    assert fsum(pace.active_s for pace in charts.pace) == pytest.approx(fsum(one.evidence.active_s for one in wanted))
    late = sum(one.evidence.active_s > one.evidence.budget_s for one in wanted)
    assert sum(pace.over_budget for pace in charts.pace) == late
    counted = Counter(one.mistake for one in wanted if one.mistake)
    assert {one.name: one.answers for one in charts.mistakes} == counted
    assert [one.answers for one in charts.mistakes] == sorted(counted.values(), reverse=True)


@settings(max_examples=40)
@given(attempts=attempts)
def test_days_hold_what_was_answered_in_a_year_up_to_today(attempts: list[Attempt]) -> None:
    days = charts_of(attempts).days
    assert days.days[-1].day == TODAY
    assert days.days[0].date.weekday() == 0
    assert len(days.weeks) == 52
    first = days.days[0].day
    assert sum(day.answers for day in days.days) == sum(one.study_day >= first for one in attempts)


@settings(max_examples=40)
@given(attempts=attempts, area=st.sampled_from(Area))
def test_charts_of_one_area_tell_of_no_other(attempts: list[Attempt], area: Area) -> None:
    charts = charts_of(attempts, area=area)
    assert [one.scope for one in charts.readiness] == [area]
    assert {pace.area for pace in charts.pace} <= {area}
    assert {place for one in charts.mistakes for place, _ in one.by_area} <= {area}
    assert {one.area for one in charts.recall} <= {None, area}


def test_a_later_filter_by_time_moves_neither_recall_load_nor_days() -> None:
    history = [make_attempt(day=TODAY - 30), make_attempt("coding/other", day=TODAY - 1, score=0.0)]
    whole, part = charts_of(history), charts_of(history, since_day=TODAY - 2)
    for name in ("recall", "load", "days", "readiness"):
        assert getattr(part, name) == getattr(whole, name)
    assert part.pace != whole.pace


@given(due=st.lists(st.integers(TODAY - 30, TODAY + 30)))
def test_the_forecast_counts_every_card_of_its_days_once(due: list[int]) -> None:
    load = forecast_load([DueCards(Area.CODING, max(day, TODAY - 1), 1) for day in due], TODAY)
    assert [day.day for day in load.days] == [*range(TODAY, TODAY + 14)]
    assert load.overdue == sum(day < TODAY for day in due)
    assert load.total == sum(day < TODAY + 14 for day in due)


@given(stabilities=st.lists(st.tuples(st.sampled_from(Area), st.floats(0.5, 300), st.integers(0, 200)), min_size=1))
def test_recall_is_a_mean_that_falls_without_practice(stabilities: list[tuple[Area, float, int]]) -> None:
    cards = [
        make_card(f"coding/{number}", area=area, stability=stability, last_day=TODAY - days)
        for number, (area, stability, days) in enumerate(stabilities)
    ]
    with open_nowhere() as history:
        with history._writing() as db:
            for card in cards:
                put_card(db, card)
        whole, *by_area = recall_by_area(history.remembered(SCHEDULER.curve, TODAY, later_day=TODAY + 14))
    recalls = [SCHEDULER.retrievability(card.memory, TODAY - card.last_day) for card in cards]
    assert whole.now == pytest.approx(fsum(recalls) / len(cards))
    assert whole.cards == len(cards) == sum(one.cards for one in by_area)
    assert fsum(one.now * one.cards for one in by_area) / len(cards) == pytest.approx(whole.now)
    assert all(0 < one.later < one.now <= 1 for one in (whole, *by_area))


def test_recall_of_no_cards_is_not_told() -> None:
    assert recall_by_area([]) == ()


@pytest.mark.parametrize(("minutes", "level"), [(0.5, 1), (15, 1), (15.1, 2), (30.1, 3), (60.1, 4), (500, 4)])
def test_a_day_has_the_level_of_its_minutes(minutes: float, level: int) -> None:
    assert PractisedDay(TODAY, 1, 60 * minutes).level == level
    assert PractisedDay(TODAY, 0, 0.0).level == 0


def test_days_of_practice_are_counted_up_to_today() -> None:
    totals = [DaySum(TODAY - back, 2, 60.0) for back in (0, 6, 7)]
    heat = map_days(totals, TODAY)
    assert (heat.practised_of_last(7), heat.practised_of_last(8)) == (2, 3)
    assert heat.active_s == 180
    assert str(day_to_date(TODAY)) == str(heat.days[-1].date)
