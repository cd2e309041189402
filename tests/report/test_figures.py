"""The figures of a report, against sums over the attempts in a real history."""

from collections.abc import Iterator
from contextlib import contextmanager
from math import fsum

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from interviewprep.model.attempt import Attempt
from interviewprep.model.goal import DEFAULT_TARGET, Goal
from interviewprep.model.taxonomy import Area, Domain, Format
from interviewprep.report.figures import LAST_ATTEMPTS, Report, build_report
from interviewprep.schedule.fsrs import FsrsScheduler
from interviewprep.store.history import History
from support.made_year import open_nowhere
from support.practice import make_attempt, practise

TODAY = 20_000
SCHEDULER = FsrsScheduler()

attempts = st.lists(
    st.builds(
        make_attempt,
        question=st.sampled_from(["b/one", "b/two", "b/three"]),
        day=st.integers(TODAY - 40, TODAY),
        score=st.sampled_from([0.0, 0.3, 0.7, 1.0]),
        passed=st.booleans(),
        area=st.sampled_from(Area),
        domain=st.sampled_from(Domain),
        format=st.sampled_from(Format),
        active_s=st.floats(0, 2_000),
        confidence=st.none() | st.sampled_from([0.4, 0.9]),
    ),
    max_size=12,
).map(lambda found: sorted(found, key=lambda attempt: attempt.at))
areas = st.none() | st.sampled_from(Area)
since_days = st.none() | st.integers(TODAY - 45, TODAY + 1)


@contextmanager
def history_of(attempts: list[Attempt]) -> Iterator[History]:
    with open_nowhere() as history:
        practise(history, attempts)
        yield history


def report_of(attempts: list[Attempt], since_day: int | None = None, area: Area | None = None) -> Report:
    with history_of(attempts) as history:
        return build_report(history, SCHEDULER, today=TODAY, since_day=since_day, area=area)


@settings(max_examples=60)
@given(attempts=attempts, since_day=since_days, area=areas)
def test_totals_equal_sums_over_the_attempts_that_pass_the_filters(
    attempts: list[Attempt], since_day: int | None, area: Area | None
) -> None:
    report = report_of(attempts, since_day, area)
    wanted = [
        attempt
        for attempt in attempts
        if (area is None or attempt.area == area) and (since_day is None or attempt.study_day >= since_day)
    ]
    assert [(one.at, one.question, one.evidence) for one in report.attempts] == [
        (one.at, one.question, one.evidence) for one in wanted[-LAST_ATTEMPTS:]
    ]
    assert report.total.attempts == len(wanted)
    assert report.total.passed == sum(one.evidence.passed for one in wanted)
    assert report.total.score_sum == pytest.approx(fsum(one.evidence.score for one in wanted))
    assert report.total.active_s == pytest.approx(fsum(one.evidence.active_s for one in wanted))


@settings(max_examples=60)
@given(attempts=attempts, since_day=since_days, area=areas)
def test_every_grouping_adds_up_to_the_total(attempts: list[Attempt], since_day: int | None, area: Area | None) -> None:
    report = report_of(attempts, since_day, area)
    for shares in (report.by_area, report.by_domain, report.by_format):
        assert sum(share.tally.attempts for share in shares) == report.total.attempts
        assert sum(share.tally.passed for share in shares) == report.total.passed
        assert fsum(share.tally.score_sum for share in shares) == pytest.approx(report.total.score_sum)
        assert fsum(share.tally.active_s for share in shares) == pytest.approx(report.total.active_s)
        assert all(share.tally.attempts and 0 <= (share.tally.mean_score or 0) <= 1 for share in shares)
    assert report.total.attempts or report.total.mean_score is None


@settings(max_examples=60)
@given(attempts=attempts, area=areas)
def test_due_counts_are_those_of_the_cards(attempts: list[Attempt], area: Area | None) -> None:
    with history_of(attempts) as history:
        report = build_report(history, SCHEDULER, today=TODAY, area=area)
        cards = history.cards(areas=() if area is None else (area,))
    assert report.due_today == sum(card.due_day <= TODAY for card in cards)
    assert report.due_week == sum(TODAY < card.due_day <= TODAY + 7 for card in cards)
    assert all(count.today + count.week for count in report.due)


@settings(max_examples=60)
@given(attempts=attempts, since_day=since_days)
def test_filter_by_time_moves_neither_streak_nor_due(attempts: list[Attempt], since_day: int | None) -> None:
    whole, part = report_of(attempts), report_of(attempts, since_day)
    assert (part.streak, part.due) == (whole.streak, whole.due)


@settings(max_examples=60)
@given(attempts=attempts)
def test_calibration_compares_confidence_with_full_scores(attempts: list[Attempt]) -> None:
    calibration = report_of(attempts).charts.calibration
    stated = [one.evidence for one in attempts if one.evidence.confidence is not None]
    assert bool(calibration) == bool(stated)
    if stated:
        whole, *by_area = calibration
        assert whole.area is None
        assert whole.answers == len(stated) == sum(line.answers for line in by_area)
        assert whole.mean_confidence == pytest.approx(fsum(one.confidence or 0 for one in stated) / len(stated))
        assert whole.full_share == pytest.approx(sum(one.score == 1 for one in stated) / len(stated))


def test_suspended_question_is_not_due() -> None:
    with history_of([make_attempt(day=TODAY - 30)]) as history:
        assert build_report(history, SCHEDULER, today=TODAY).due_today == 1
        history.mark("coding/two-sum", "suspended", make_attempt().at)
        assert build_report(history, SCHEDULER, today=TODAY).due_today == 0


def test_report_on_no_history_is_empty() -> None:
    report = report_of([])
    assert (report.attempts, report.by_area, report.weakest, report.charts.calibration) == ((), (), (), ())
    assert report.total.mean_score is None


@pytest.mark.parametrize(("days_left", "told"), [(-1, None), (0, TODAY), (42, TODAY + 42)])
def test_an_interview_is_told_until_its_day_is_over(days_left: int, told: int | None) -> None:
    with history_of([make_attempt(day=TODAY)]) as history:
        history.set_goal(Goal(TODAY + days_left, 45, DEFAULT_TARGET, TODAY - 60))
        assert build_report(history, SCHEDULER, today=TODAY).interview_day == told
