"""The memory model: its laws, and its agreement with an independent implementation of FSRS-6."""

from datetime import UTC, datetime, timedelta
from itertools import pairwise

import fsrs
import pytest
from fsrs_rs_python import DEFAULT_PARAMETERS as CORE_PARAMETERS
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from interviewprep.model.attempt import Memory
from interviewprep.model.evidence import Rating
from interviewprep.schedule.fsrs import DEFAULT_PARAMETERS, MAX_INTERVAL_DAYS, FsrsScheduler

SCHEDULER = FsrsScheduler()
START = datetime(2026, 1, 1, 12, 0, tzinfo=UTC)

memories = st.builds(Memory, stability=st.floats(0.01, 20_000), difficulty=st.floats(1, 10))
gaps = st.integers(1, 2_000)
ratings = st.sampled_from(Rating)
steps = st.tuples(st.integers(1, 400), ratings)


@settings(max_examples=300)
@given(first=ratings, later=st.lists(steps, max_size=25))
def test_memory_and_interval_agree_with_the_second_implementation(
    first: Rating, later: list[tuple[int, Rating]]
) -> None:
    other = fsrs.Scheduler(learning_steps=(), relearning_steps=(), enable_fuzzing=False)
    card, now, memory = fsrs.Card(card_id=1), START, None
    for gap, rating in [(0, first), *later]:
        now += timedelta(days=gap)
        card, _ = other.review_card(card, fsrs.Rating(int(rating)), now)
        scheduled = SCHEDULER.review(memory, gap, rating)
        memory = scheduled.memory
        # Only our core stops stability at the longest interval.
        assume(card.stability is not None and card.stability < MAX_INTERVAL_DAYS)
        assert memory.stability == pytest.approx(card.stability, rel=1e-4)
        assert memory.difficulty == pytest.approx(card.difficulty, rel=1e-4)
        assert scheduled.interval_days == pytest.approx((card.due - now).days, rel=1e-4, abs=1)


@given(memory=memories, days=st.integers(0, 5_000))
def test_retrievability_agrees_with_the_second_implementation(memory: Memory, days: int) -> None:
    card = fsrs.Card(stability=memory.stability, difficulty=memory.difficulty, last_review=START)
    other = fsrs.Scheduler().get_card_retrievability(card, START + timedelta(days=days))
    assert SCHEDULER.retrievability(memory, days) == pytest.approx(other, rel=1e-9)


@given(memory=memories, gap=gaps)
def test_more_recall_never_schedules_sooner(memory: Memory, gap: int) -> None:
    intervals = [SCHEDULER.review(memory, gap, rating).interval_days for rating in Rating]
    assert intervals == sorted(intervals)


@given(memory=memories, gap=gaps)
def test_lapse_never_raises_stability(memory: Memory, gap: int) -> None:
    after = SCHEDULER.review(memory, gap, Rating.AGAIN).memory.stability
    # The core computes with 32-bit floats.
    assert after <= memory.stability * (1 + 1e-6)


@given(memory=memories, gap=gaps, rating=st.sampled_from([Rating.HARD, Rating.GOOD, Rating.EASY]))
def test_recall_never_lowers_stability(memory: Memory, gap: int, rating: Rating) -> None:
    assert SCHEDULER.review(memory, gap, rating).memory.stability >= memory.stability * (1 - 1e-6)


@given(one=memories, other=memories, gap=gaps, rating=ratings)
def test_interval_is_monotone_in_the_stability_it_leads_to(
    one: Memory, other: Memory, gap: int, rating: Rating
) -> None:
    pairs = sorted(
        (scheduled.memory.stability, scheduled.interval_days)
        for scheduled in (SCHEDULER.review(memory, gap, rating) for memory in (one, other))
    )
    assert pairs[0][1] <= pairs[1][1]


@given(memory=st.none() | memories, gap=st.integers(1, 40_000), rating=ratings)
def test_interval_is_between_a_day_and_a_hundred_years(memory: Memory | None, gap: int, rating: Rating) -> None:
    scheduled = SCHEDULER.review(memory, gap if memory else 0, rating)
    assert 1 <= scheduled.interval_days <= MAX_INTERVAL_DAYS
    assert 1 <= scheduled.memory.difficulty <= 10


@given(memory=memories, days=st.lists(st.floats(0, 100_000), min_size=2, max_size=5))
def test_retrievability_is_a_chance_that_falls_with_time(memory: Memory, days: list[float]) -> None:
    recalls = [SCHEDULER.retrievability(memory, day) for day in sorted(days)]
    assert all(0 < recall <= 1 for recall in recalls)
    assert all(later <= earlier for earlier, later in pairwise(recalls))


@given(memory=memories)
def test_recall_is_ninety_percent_after_the_stability_and_certain_at_once(memory: Memory) -> None:
    assert SCHEDULER.retrievability(memory, memory.stability) == pytest.approx(0.9)
    assert SCHEDULER.retrievability(memory, 0) == SCHEDULER.retrievability(memory, -3) == 1


@given(memory=memories, gap=gaps, rating=ratings)
def test_higher_desired_retention_never_schedules_later(memory: Memory, gap: int, rating: Rating) -> None:
    intervals = [FsrsScheduler(None, goal).review(memory, gap, rating).interval_days for goal in (0.8, 0.9, 0.95)]
    assert intervals == sorted(intervals, reverse=True)


def test_default_weights_are_those_of_the_core_and_of_the_second_implementation() -> None:
    assert pytest.approx(CORE_PARAMETERS, rel=1e-6) == DEFAULT_PARAMETERS
    assert fsrs.Scheduler().parameters == DEFAULT_PARAMETERS
    assert FsrsScheduler().parameters == DEFAULT_PARAMETERS


def test_own_weights_change_the_schedule() -> None:
    doubled = (*[2 * weight for weight in DEFAULT_PARAMETERS[:4]], *DEFAULT_PARAMETERS[4:])
    own = FsrsScheduler(doubled).review(None, 0, Rating.GOOD)
    assert own.memory.stability == pytest.approx(2 * SCHEDULER.review(None, 0, Rating.GOOD).memory.stability)


@pytest.mark.parametrize("weights", [[], [0.4] * 19, [float("nan")] * 21, [0.0] * 21, [1e30] * 21])
def test_wrong_weights_are_refused(weights: list[float]) -> None:
    with pytest.raises(ValueError, match=r"21 weights|lies between"):
        FsrsScheduler(weights)


@pytest.mark.parametrize("goal", [0.0, 1.0, -0.5, 1.5, float("nan")])
def test_desired_retention_that_is_no_chance_is_refused(goal: float) -> None:
    with pytest.raises(ValueError, match="between 0 and 1"):
        FsrsScheduler(None, goal)


def test_second_review_of_a_study_day_is_refused() -> None:
    memory = SCHEDULER.review(None, 0, Rating.GOOD).memory
    for days in (0, -1):
        with pytest.raises(ValueError, match="elapsed days for a reviewed card"):
            SCHEDULER.review(memory, days, Rating.GOOD)
    with pytest.raises(ValueError, match="elapsed days for a new card"):
        SCHEDULER.review(None, 1, Rating.GOOD)
