"""Importance of areas: 1 on average, whatever the target, and the person's own word counts."""

from math import fsum

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from interviewprep.model.goal import ROLE_WEIGHTS, Role, Seniority, Target
from interviewprep.model.taxonomy import Area
from store.strategies import targets


@given(targets)
def test_areas_weigh_one_on_average(target: Target) -> None:
    weights = [target.importance(area) for area in Area]
    assert fsum(weights) == pytest.approx(len(Area))
    assert min(weights) >= 0


@given(st.sampled_from(Role), st.sampled_from(Seniority), st.sampled_from(Area), st.floats(0, 10), st.floats(0, 10))
def test_more_weight_is_never_less_importance(
    role: Role, seniority: Seniority, area: Area, weight: float, more: float
) -> None:
    assume(weight <= more)
    low, high = (Target(role, seniority, {area: one}).importance(area) for one in (weight, more))
    assert low <= high + 1e-12


@pytest.mark.parametrize("role", Role)
def test_weights_of_every_role_have_mean_one(role: Role) -> None:
    assert fsum(ROLE_WEIGHTS[role].values()) == pytest.approx(len(Area))


def test_area_without_weight_does_not_count() -> None:
    assert Target(Role.ML_ENGINEER, Seniority.MID, {Area.CODING: 0.0}).importance(Area.CODING) == 0


@pytest.mark.parametrize("weights", [{Area.CODING: -0.1}, {Area.CODING: 11.0}, dict.fromkeys(Area, 0.0)])
def test_weights_out_of_bounds_are_refused(weights: dict[Area, float]) -> None:
    with pytest.raises(ValueError, match="weigh"):
        Target(Role.ML_ENGINEER, Seniority.MID, weights)
