"""Sums that are kept equal the sums of the attempts, however these came, and from whatever day on."""

import shutil
from collections.abc import Sequence
from math import fsum
from pathlib import Path
from typing import get_args

import pytest
from hypothesis import given
from hypothesis import strategies as st

from interviewprep.base.paths import Paths
from interviewprep.model.attempt import Attempt
from interviewprep.model.taxonomy import Area
from interviewprep.store.practised import look_at_practice
from interviewprep.store.roll_up import PLACE, rebuild_sums
from interviewprep.store.tallies import FACETS, Facet, Slips, Stated, Tally
from store.make_fixture import DAY, attempt
from store.strategies import attempts, empty_history

lists = st.lists(attempts, max_size=8)
since_days = st.none() | st.integers(17_990, 18_012)
facets = st.lists(st.sampled_from(FACETS), unique=True, max_size=3) | st.permutations(FACETS)
areas = st.none() | st.sampled_from(Area)


def wanted(given_attempts: Sequence[Attempt], since_day: int | None, area: Area | None) -> list[Attempt]:
    return [
        one
        for one in given_attempts
        if (since_day is None or one.study_day >= since_day) and (area is None or one.area is area)
    ]


def first_ever(given_attempts: Sequence[Attempt]) -> list[Attempt]:
    seen = set()
    firsts = []
    for one in given_attempts:
        if one.question not in seen:
            firsts.append(one)
        seen.add(one.question)
    return firsts


def summed(tally: Tally, mine: Sequence[Attempt], firsts: Sequence[Attempt]) -> None:
    evidence = [one.evidence for one in mine]
    first = [one for one in mine if any(one is other for other in firsts)]
    assert (tally.attempts, tally.passed) == (len(mine), sum(one.passed for one in evidence))
    assert (tally.first_attempts, tally.first_passed) == (len(first), sum(one.evidence.passed for one in first))
    assert tally.over_budget == sum(one.active_s > one.budget_s for one in evidence)
    assert tally.score_sum == pytest.approx(fsum(one.score for one in evidence))
    assert tally.score_squares == pytest.approx(fsum(one.score**2 for one in evidence))
    assert tally.active_s == pytest.approx(fsum(one.active_s for one in evidence))
    assert tally.budget_s == pytest.approx(fsum(one.budget_s for one in evidence))
    assert tally.mean_day == pytest.approx(fsum(one.study_day for one in mine) / len(mine))


@given(lists, facets, since_days, areas)
def test_tallies_are_the_sums_of_their_attempts(
    given_attempts: list[Attempt], by: list[Facet], since_day: int | None, area: Area | None
) -> None:
    with empty_history() as history:
        for one in given_attempts:
            history.record(one, None, None, None)
        tallies = history.tallies(by=by, since_day=since_day, area=area)
        mine = wanted(given_attempts, since_day, area)
        assert len(tallies) == len({tuple(getattr(one, name) for name in by) for one in mine})
        for tally in tallies:
            assert all((getattr(tally, name) is None) == (name not in by) for name in FACETS)
            like = [one for one in mine if all(getattr(one, name) == getattr(tally, name) for name in by)]
            summed(tally, like, first_ever(given_attempts))


@given(lists, st.just([]) | facets, since_days, areas)
def test_weeks_are_kept_apart_and_add_up(
    given_attempts: list[Attempt], by: list[Facet], since_day: int | None, area: Area | None
) -> None:
    with empty_history() as history:
        for one in given_attempts:
            history.record(one, None, None, None)
        weeks = history.tallies(by=by, weekly=True, since_day=since_day, area=area)
        mine = wanted(given_attempts, since_day, area)
        places = {(one.study_day // 7, *(getattr(one, name) for name in by)) for one in mine}
        assert len(weeks) == len(places)
        assert [week.study_day // 7 for week in weeks] == sorted(week.study_day // 7 for week in weeks)
        for week in weeks:
            of_week = [one for one in mine if one.study_day // 7 == week.mean_day // 7]
            like = [one for one in of_week if all(getattr(one, name) == getattr(week, name) for name in by)]
            summed(week, like, first_ever(given_attempts))


@given(lists, since_days, areas)
def test_stated_confidence_is_counted_with_its_full_scores(
    given_attempts: list[Attempt], since_day: int | None, area: Area | None
) -> None:
    with empty_history() as history:
        for one in given_attempts:
            history.record(one, None, None, None)
        mine = [one for one in wanted(given_attempts, since_day, area) if one.evidence.confidence is not None]
        stated = history.stated(since_day=since_day, area=area)
        assert sum(one.answers for one in stated) == len(mine)
        assert sum(one.full for one in stated) == sum(one.evidence.score == 1 for one in mine)
        for line in stated:
            near = [one for one in mine if one.area is line.area]
            assert any(abs(100 * (one.evidence.confidence or 0) - line.confidence) <= 0.5 for one in near)


@given(lists, st.data())
def test_sums_hold_after_mistakes_were_named_and_renamed(given_attempts: list[Attempt], data: st.DataObject) -> None:
    with empty_history() as history:
        ids = [history.record(one, None, None, None) for one in given_attempts]
        mistakes = st.sampled_from(("", "slip", "gap"))
        for number in data.draw(st.lists(st.sampled_from(ids), max_size=6) if ids else st.just([])):
            history.set_mistake(number, data.draw(mistakes))
        assert history.check() == []
        named = [one for one in history.attempts() if one.mistake]
        assert sum(one.attempts for one in history.slips()) == len(named)
        kept = (history.tallies(weekly=True), history.stated(), history.slips())
        rebuild_sums(history._db)
        assert history.check() == []
        assert [one.attempts for one in history.tallies(weekly=True)] == [one.attempts for one in kept[0]]
        assert (history.stated(), history.slips()) == kept[1:]


def test_slips_come_most_frequent_first() -> None:
    with empty_history() as history:
        for mistake in ("gap", "slip", "slip"):
            number = history.record(attempt("coding/two-sum", DAY, score=0.0, session="one"), None, None, None)
            history.set_mistake(number, mistake)
        assert history.slips() == [Slips(Area.CODING, "slip", 2), Slips(Area.CODING, "gap", 1)]
        assert history.slips(area=Area.ML_THEORY) == history.slips(since_day=DAY + 1) == []
        assert history.stated() == [Stated(Area.CODING, 90, 3, 0)]


def test_facets_are_the_columns_that_place_a_question() -> None:
    assert get_args(Facet) == FACETS == PLACE


def test_empty_history_has_no_sums() -> None:
    with empty_history() as history:
        assert history.tallies(by=()) == history.tallies(weekly=True) == []
        assert history.stated() == []


def test_onlooker_finds_no_sums_in_a_history_older_than_these(paths: Paths) -> None:
    paths.data.mkdir(parents=True)
    shutil.copy(Path(__file__).parent / "fixtures" / "history-v1.db", paths.history)
    practised = look_at_practice(paths)
    assert practised is not None
    with practised:
        assert practised.last_day() is not None
        assert not practised.tallies()
        assert not practised.stated()
        assert not practised.slips()
