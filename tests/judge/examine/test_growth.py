"""Laws of the fit: a power comes out as it went in, and only a class above the target is refused."""

import typing

import pytest
from hypothesis import given
from hypothesis import strategies as st

from interviewprep.bank.schema.program import GrowthTable
from interviewprep.judge.examine.growth import _TARGETS, growth_of

SIZES = (250, 500, 1000, 2000, 4000, 8000)


@given(st.floats(0, 3), st.floats(1e-4, 1e-2))
def test_a_power_law_gives_its_exponent(power: float, first_s: float) -> None:
    growth = growth_of([(size, first_s * (size / SIZES[0]) ** power) for size in SIZES], "n")
    assert growth is not None
    assert growth.exponent == pytest.approx(power, abs=0.011)
    assert growth.interval[0] <= growth.exponent <= growth.interval[1]


@given(st.floats(0, 3), st.lists(st.floats(0.8, 1.25), min_size=6, max_size=6))
def test_noise_moves_the_exponent_less_than_half_a_power(power: float, noise: list[float]) -> None:
    points = [(size, 1e-3 * (size / SIZES[0]) ** power * factor) for size, factor in zip(SIZES, noise, strict=True)]
    growth = growth_of(points, "n")
    assert growth is not None
    assert abs(growth.exponent - power) < 0.5


def test_one_wild_measurement_does_not_matter() -> None:
    points = [(size, size * (100 if size == 1000 else 1) * 1e-6) for size in (125, *SIZES)]
    growth = growth_of(points, "n")
    assert growth is not None
    assert growth.exponent == pytest.approx(1, abs=0.1)


@pytest.mark.parametrize("target", _TARGETS)
def test_what_grows_as_asked_is_fine(target: str) -> None:
    growth = growth_of([(size, 1e-3 * _TARGETS[target](size)) for size in SIZES], target)
    assert growth is not None
    assert growth.ok


@pytest.mark.parametrize(("target", "power"), [("1", 1), ("log n", 1), ("n", 2), ("n log n", 2), ("n^2", 3)])
def test_the_next_power_is_not_fine(target: str, power: int) -> None:
    growth = growth_of([(size, 1e-9 * size**power + 1e-4) for size in SIZES], target)
    clean = growth_of([(size, 1e-6 * size**power) for size in SIZES], target)
    assert growth is not None
    assert clean is not None
    assert not clean.ok


def test_what_is_too_short_to_measure_gives_no_growth() -> None:
    assert growth_of([(size, 1e-6) for size in SIZES], "n") is None
    assert growth_of([(1000, 0.1), (2000, 0.2)], "n") is None


def test_questions_may_name_the_targets_that_can_be_judged() -> None:
    assert set(typing.get_args(GrowthTable.model_fields["target"].annotation)) == set(_TARGETS)
