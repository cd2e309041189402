"""The formulas in Python say what the Rust core says, and keep its laws."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from interviewprep.model.attempt import Memory
from interviewprep.model.evidence import Rating
from interviewprep.schedule.fsrs import DEFAULT_PARAMETERS, FsrsScheduler
from support.horizon import MODEL

SCHEDULER = FsrsScheduler(DEFAULT_PARAMETERS)
SINGLE = 2e-5
"""The core computes with 32-bit floats."""

stabilities = st.floats(0.01, 10_000)
difficulties = st.floats(1, 10)
days = st.integers(1, 1000)


@given(stabilities, difficulties, days, st.sampled_from(Rating))
def test_review_moves_a_card_as_the_scheduler_does(
    stability: float, difficulty: float, elapsed: int, rating: Rating
) -> None:
    expected = SCHEDULER.review(Memory(stability, difficulty), elapsed, rating).memory
    found = MODEL.reviewed(stability, difficulty, elapsed, rating.value)
    assert found[0] == pytest.approx(expected.stability, rel=SINGLE)
    assert found[1] == pytest.approx(expected.difficulty, rel=SINGLE)


@pytest.mark.parametrize("rating", Rating)
def test_first_rating_makes_the_card_that_the_scheduler_makes(rating: Rating) -> None:
    expected = SCHEDULER.review(None, 0, rating).memory
    assert MODEL.first_stability[rating - 1] == pytest.approx(expected.stability, rel=SINGLE)
    assert MODEL.first_difficulty[rating - 1] == pytest.approx(expected.difficulty, rel=SINGLE)


@given(stabilities, days)
def test_recall_is_that_of_the_scheduler(stability: float, elapsed: int) -> None:
    assert MODEL.recall(stability, elapsed) == pytest.approx(
        SCHEDULER.retrievability(Memory(stability, 5.0), elapsed), rel=1e-12
    )


@given(stabilities, st.floats(0.7, 0.97))
def test_recall_falls_to_the_retention_after_the_interval(stability: float, retention: float) -> None:
    assert MODEL.recall(stability, stability * MODEL.interval(retention)) == pytest.approx(retention)


@given(stabilities, difficulties, days)
def test_lapse_never_raises_stability_and_success_never_lowers_it(
    stability: float, difficulty: float, elapsed: int
) -> None:
    failed, _ = MODEL.reviewed(stability, difficulty, elapsed, Rating.AGAIN.value)
    passed, _ = MODEL.reviewed(stability, difficulty, elapsed, Rating.GOOD.value)
    assert failed <= stability <= passed * (1 + 1e-12)
