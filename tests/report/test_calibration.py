"""Calibration: the Brier score is what its definition says, and equals the sum of its three parts."""

from math import fsum, isclose

import pytest
from hypothesis import given
from hypothesis import strategies as st

from interviewprep.base.records import dataclass
from interviewprep.model.taxonomy import Area
from interviewprep.report.calibration import GUESS_BELOW, Reliability, measure_calibration


@dataclass(frozen=True, slots=True)
class Row:
    area: Area
    confidence: int
    answers: int
    full: int


LEVELS = (0, 20, 25, 40, 60, 75, 90, 99)
rows = st.lists(
    st.builds(
        lambda area, confidence, full, missed: Row(area, confidence, full + missed, full),
        st.sampled_from(Area),
        st.sampled_from(LEVELS),
        st.integers(0, 5),
        st.integers(0, 5),
    ),
    max_size=12,
)


def brier_by_definition(rows: list[Row]) -> float:
    costs = [
        row.full * (row.confidence / 100 - 1) ** 2 + (row.answers - row.full) * (row.confidence / 100) ** 2
        for row in rows
    ]
    return fsum(costs) / sum(row.answers for row in rows)


def overall(rows: list[Row]) -> Reliability:
    measured = measure_calibration(rows)[0]
    assert measured.area is None
    return measured


@given(rows)
def test_score_is_the_mean_squared_distance_and_the_sum_of_its_parts(rows: list[Row]) -> None:
    for line in measure_calibration(rows):
        of_area = [row for row in rows if line.area in (None, row.area)]
        assert isclose(line.brier, brier_by_definition(of_area), abs_tol=1e-12)
        assert isclose(line.brier, line.reliability - line.resolution + line.uncertainty, abs_tol=1e-12)
        assert line.resolution <= line.uncertainty + 1e-12


@given(rows)
def test_bins_hold_every_answer_once_and_rise(rows: list[Row]) -> None:
    for line in measure_calibration(rows):
        assert sum(point.answers for point in line.bins) == line.answers
        confidences = [point.confidence for point in line.bins]
        assert confidences == sorted(set(confidences))
        assert sum(confidence < GUESS_BELOW for confidence in confidences) <= 1


@given(rows)
def test_areas_follow_in_the_order_of_the_loop_and_only_where_something_was_stated(rows: list[Row]) -> None:
    answered = {row.area for row in rows if row.answers}
    expected = [None, *(area for area in Area if area in answered)] if answered else []
    assert [line.area for line in measure_calibration(rows)] == expected


def test_someone_who_is_right_as_often_as_stated_has_perfect_reliability() -> None:
    line = overall([Row(Area.CODING, 40, 10, 4), Row(Area.CODING, 90, 10, 9)])

    assert line.reliability == pytest.approx(0)
    assert line.resolution == pytest.approx(0.25**2)
    assert line.brier == pytest.approx((0.4 * 0.6 + 0.9 * 0.1) / 2)


def test_someone_who_always_states_the_same_has_no_resolution() -> None:
    line = overall([Row(Area.CODING, 99, 10, 5), Row(Area.ML_THEORY, 99, 10, 5)])

    assert line.resolution == pytest.approx(0)
    assert line.reliability == pytest.approx(0.49**2)
