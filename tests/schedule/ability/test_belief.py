"""Beliefs: what waiting and answers do to them."""

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from interviewprep.model.taxonomy import Difficulty, Format
from interviewprep.schedule.ability.belief import (
    MOST_ANSWERS,
    MOST_ELSEWHERE,
    REFERENCE_MIX,
    Belief,
    learn,
    suited,
    wait,
)
from interviewprep.schedule.ability.outcomes import Outcome, outcome

kinds = st.builds(
    lambda format_, difficulty, passed, failed, is_fresh: outcome(
        format_, difficulty, passed + failed, passed, is_fresh=is_fresh
    ),
    st.sampled_from(Format),
    st.sampled_from(Difficulty),
    st.integers(0, 40),
    st.integers(0, 40),
    st.booleans(),
)
several = st.lists(kinds, max_size=4)
beliefs = st.builds(lambda own, elsewhere: learn(Belief(), own, elsewhere), several, several)
days = st.integers(0, 3_000)


def width(belief: Belief) -> float:
    low, high = belief.interval
    return high - low


@given(beliefs, days, days)
def test_waiting_twice_is_waiting_once_for_as_long(belief: Belief, first: int, then: int) -> None:
    twice, once = wait(wait(belief, first, first), then, first + then), wait(belief, first + then, first + then)
    assert twice.ability == pytest.approx(once.ability)
    assert (twice.own, twice.elsewhere) == pytest.approx((once.own, once.elsewhere))


@given(beliefs, days)
def test_what_waiting_took_is_told_as_forgotten(belief: Belief, idle: int) -> None:
    after = wait(belief, idle, idle)
    assert after.probability + after.forgotten == pytest.approx(belief.probability)
    assert after.probability <= belief.probability


@given(beliefs, several, several)
def test_evidence_stays_below_its_bounds(belief: Belief, own: list[Outcome], elsewhere: list[Outcome]) -> None:
    after = learn(belief, own, elsewhere)
    assert belief.elsewhere <= after.elsewhere <= MOST_ELSEWHERE
    assert belief.own <= after.own + 1e-9
    assert after.own <= MOST_ANSWERS


@given(beliefs)
def test_no_answers_change_nothing(belief: Belief) -> None:
    after = learn(belief, (), ())
    assert after.ability == pytest.approx(belief.ability, abs=1e-6)
    assert after.own == pytest.approx(belief.own)
    assert (after.elsewhere, after.lost) == (belief.elsewhere, belief.lost)


@given(beliefs, st.integers(1, 50))
def test_answers_as_expected_leave_the_estimate_where_it_is(belief: Belief, answers: int) -> None:
    expected = outcome(Format.SHORT, Difficulty.MEDIUM, answers, 0)
    knows = 1 / (1 + 2.718281828459045**-(belief.ability))
    after = learn(belief, [Outcome(*expected.kind, answers, answers * knows)])
    assert after.ability == pytest.approx(belief.ability, abs=1e-6)


def test_a_long_row_of_passes_or_failures_comes_to_no_certainty() -> None:
    for passed in (0, 400):
        for format_ in (Format.SINGLE, Format.SHORT):
            told = learn(Belief(), [outcome(format_, Difficulty.MEDIUM, 400, passed)])
            assert 0 < told.probability < 1
            assert width(told) < 0.4


def test_answers_elsewhere_count_less_the_more_is_known_here() -> None:
    passed = [outcome(Format.SHORT, Difficulty.MEDIUM, 6, 6)]
    failed = [outcome(Format.SHORT, Difficulty.MEDIUM, 6, 0)]
    rises = []
    for answers in (0, 4, 16):
        here = (
            learn(Belief(), [outcome(Format.SHORT, Difficulty.MEDIUM, answers, answers // 2)]) if answers else Belief()
        )
        rises.append(learn(here, (), passed).probability - learn(here, (), failed).probability)
    assert all(after < before for before, after in pairwise(rises))


@given(st.floats(0, 1), st.floats(0, 1))
def test_who_is_readier_is_never_given_easier_questions(one: float, other: float) -> None:
    rising = tuple(Difficulty)
    low, high = sorted((one, other))
    assert rising.index(suited(low)) <= rising.index(suited(high))


def test_the_mix_is_whole() -> None:
    assert sum(REFERENCE_MIX.values()) == pytest.approx(1)
    assert set(REFERENCE_MIX) == set(Difficulty)
