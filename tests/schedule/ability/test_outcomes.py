"""What answers tell: the derivative of their likelihood, and their Fisher information."""

from math import isclose, log

import pytest
from hypothesis import given
from hypothesis import strategies as st

from interviewprep.model.taxonomy import Difficulty, Format
from interviewprep.schedule.ability.outcomes import CHANCE, Outcome, add_up, logistic, outcome, without

STEP = 1e-5
abilities = st.floats(-6, 6)
outcomes = st.builds(
    lambda chance, hardness, counts, passed, failed: Outcome(chance, hardness, counts, passed + failed, passed),
    st.sampled_from([0.0, 0.02, 0.25, 0.475]),
    st.sampled_from([-0.9, 0.0, 0.9]),
    st.sampled_from([0.4, 1.0]),
    st.integers(0, 30),
    st.integers(0, 30),
).filter(lambda one: one.answers > 0)


def log_likelihood(one: Outcome, ability: float) -> float:
    passes = one.chance + (1 - one.chance) * logistic(ability - one.hardness)
    return one.counts * (one.passed * log(passes) + (one.answers - one.passed) * log(1 - passes))


@given(outcomes, abilities)
def test_pull_is_the_derivative_of_the_likelihood(one: Outcome, ability: float) -> None:
    around = [log_likelihood(one, ability + step) for step in (-STEP, STEP)]
    assert isclose(one.pull(ability)[0], (around[1] - around[0]) / (2 * STEP), rel_tol=1e-4, abs_tol=1e-5)


@given(outcomes, abilities)
def test_change_is_the_derivative_of_the_pull(one: Outcome, ability: float) -> None:
    around = [one.pull(ability + step)[0] for step in (-STEP, STEP)]
    assert isclose(one.pull(ability)[1], (around[1] - around[0]) / (2 * STEP), rel_tol=1e-4, abs_tol=1e-5)


@pytest.mark.parametrize("format_", Format)
def test_worth_is_the_information_at_even_odds_over_that_of_an_open_question(format_: Format) -> None:
    chance = CHANCE.get(format_, 0.0)
    passes = chance + (1 - chance) / 2
    information = ((1 - chance) / 4) ** 2 / (passes * (1 - passes))
    assert outcome(format_, Difficulty.MEDIUM, 1, 1).worth == pytest.approx(information / (1 / 4))


@given(st.lists(outcomes, max_size=6), st.lists(outcomes, max_size=6))
def test_what_is_left_of_a_whole_without_a_part_is_the_rest(part: list[Outcome], rest: list[Outcome]) -> None:
    left = without(add_up([*part, *rest]), add_up(part))
    assert {one.kind: one for one in left} == add_up(rest)


@pytest.mark.parametrize("format_", Format)
def test_repeated_answers_are_worth_less_than_fresh_ones(format_: Format) -> None:
    fresh, repeated = (outcome(format_, Difficulty.EASY, 8, 6, is_fresh=fresh) for fresh in (True, False))
    assert 0 < repeated.worth < fresh.worth <= 8
