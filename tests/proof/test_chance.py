"""How likely chance is: against published tables, against counting, and the normal case against the exact one."""

import itertools
import math
import random
from collections import Counter

import pytest
from hypothesis import given
from hypothesis import strategies as st

from interviewprep.proof.chance import THREE_STANDARD_ERRORS, Draw, chi_square_tail, evenness, luck

# Critical values at 0.05 and 0.01 from Abramowitz and Stegun, table 26.8.
TABLE = [(1, 3.84146, 0.05), (2, 5.99146, 0.05), (3, 7.81473, 0.05), (4, 9.48773, 0.05), (3, 11.3449, 0.01)]


@pytest.mark.parametrize(("degrees", "statistic", "tail"), TABLE)
def test_chi_square_agrees_with_the_table(degrees: int, statistic: float, tail: float) -> None:
    assert chi_square_tail(statistic, degrees) == pytest.approx(tail, rel=1e-4)


@given(st.integers(1, 8), st.floats(0, 80), st.floats(0, 80))
def test_a_chi_square_tail_falls_from_one(degrees: int, one: float, other: float) -> None:
    low, high = sorted((one, other))
    assert 0 <= chi_square_tail(high, degrees) <= chi_square_tail(low, degrees) + 1e-12 <= 1 + 1e-12
    assert chi_square_tail(0, degrees) == 1


@pytest.mark.parametrize("counts", [(3, 0, 0), (1, 1, 1), (4, 1), (2, 0, 3, 1)])
def test_evenness_of_few_counts_every_way_to_place_them(counts: tuple[int, ...]) -> None:
    total, places = sum(counts), len(counts)
    squares = sum(count * count for count in counts)
    ways = list(itertools.product(range(places), repeat=total))
    uneven = sum(sum(number**2 for number in Counter(way).values()) >= squares for way in ways)
    assert evenness(counts) == pytest.approx(uneven / len(ways))


def test_evenness_is_the_same_in_both_ways_where_they_meet() -> None:
    exact, approximate = evenness((11, 6, 3)), evenness((12, 6, 3))
    assert exact == pytest.approx(approximate, abs=0.06)


@given(st.permutations([7, 2, 9, 4]))
def test_evenness_does_not_hang_on_the_order_of_places(counts: list[int]) -> None:
    assert evenness(counts) == pytest.approx(evenness((2, 4, 7, 9)))


DRAWS = st.integers(2, 5).flatmap(
    lambda options: st.tuples(st.just(options), st.integers(1, options - 1), st.integers(1, options - 1)).flatmap(
        lambda made: st.integers(max(0, made[1] + made[2] - made[0]), min(made[1], made[2])).map(
            lambda hits: Draw(*made, hits)
        )
    )
)


@given(DRAWS)
def test_chance_and_variance_are_those_of_the_outcomes(draw: Draw) -> None:
    outcomes = [(score / 60, probability) for score, probability in draw.outcomes()]
    mean = math.fsum(score * probability for score, probability in outcomes)
    assert math.fsum(probability for _, probability in outcomes) == pytest.approx(1)
    assert mean == pytest.approx(draw.chance)
    spread = math.fsum((score - mean) ** 2 * probability for score, probability in outcomes)
    assert spread == pytest.approx(draw.variance, abs=1e-12)


@given(st.lists(DRAWS, max_size=12))
def test_luck_is_a_probability_and_the_least_score_is_sure(draws: list[Draw]) -> None:
    assert 0 < luck(draws) <= 1 + 1e-12
    least = [Draw(one.options, one.keys, one.picks, max(0, one.keys + one.picks - one.options)) for one in draws]
    assert luck(least) == pytest.approx(1)


def test_luck_of_single_guesses_is_the_binomial_tail() -> None:
    draws = [Draw(4, 1, 1, int(place < 8)) for place in range(10)]
    tail = sum(math.comb(10, hits) * 0.25**hits * 0.75 ** (10 - hits) for hits in range(8, 11))
    assert luck(draws) == pytest.approx(tail)
    assert tail < THREE_STANDARD_ERRORS


def test_many_draws_give_nearly_what_counting_gives() -> None:
    few = [Draw(4, 1, 1, int(place % 5 < 2)) for place in range(60)]
    assert luck(few) == pytest.approx(luck([*few, Draw(4, 1, 1, 0)]), abs=0.01)


def test_guesses_at_random_are_seldom_called_more_than_luck() -> None:
    source = random.Random(7)
    caught = sum(luck([Draw(4, 1, 1, int(source.random() < 0.25)) for _ in range(30)]) < 0.05 for _ in range(400))
    assert caught <= 30
