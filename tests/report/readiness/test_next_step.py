"""Where the next twenty minutes are worth most, and why."""

import pytest

from interviewprep.base.records import replace
from interviewprep.model.goal import Role, Seniority, Target
from interviewprep.model.taxonomy import Area, Domain, Phase
from interviewprep.report.readiness.estimate import SCOPES, Readiness
from interviewprep.report.readiness.next_step import MINUTES, NextStep, find_next_step

EQUAL = tuple(Readiness(scope, 0.7, 0.5, 0.85, answers=20, effective_answers=15.0) for scope in SCOPES)


def with_one(scope: Area | Domain | Phase, **changes: float) -> tuple[Readiness, ...]:
    return tuple(replace(one, **changes) if one.scope is scope else one for one in EQUAL)  # type: ignore[arg-type]


def step(
    estimates: tuple[Readiness, ...], due: dict[Area, int] | None = None, target: Target | None = None
) -> NextStep:
    found = find_next_step(estimates, due or {}, target)
    assert found is not None
    return found


def test_weakest_scope_comes_next_with_its_interval_and_a_command() -> None:
    found = step(with_one(Area.SYSTEM_DESIGN, probability=0.4, low=0.2, high=0.65))
    assert found.scope is Area.SYSTEM_DESIGN
    assert found.why == "system-design: readiness 40 %, from 20 to 65 %."
    assert found.command == f"prep drill --area system-design --minutes {MINUTES}"


def test_weak_domain_is_drilled_by_domain() -> None:
    found = step(with_one(Domain.CLOUD, probability=0.4))
    assert found.command == f"prep drill --domain cloud --minutes {MINUTES}"


def test_phase_is_never_what_comes_next() -> None:
    assert not isinstance(step(with_one(Phase.FOUNDATIONS, probability=0.1)).scope, Phase)


def test_untouched_scope_comes_before_one_that_is_as_weak() -> None:
    found = step(with_one(Area.COMMUNICATION, answers=0, probability=0.7))
    assert (found.scope, found.why) == (Area.COMMUNICATION, "communication: no answer yet.")


def test_what_was_forgotten_is_brought_back_first() -> None:
    found = step(with_one(Area.ML_THEORY, forgotten=0.12), due={Area.ML_THEORY: 3})
    assert found.scope is Area.ML_THEORY
    assert found.why.endswith("12 points of it forgotten since the last answer; 3 questions due.")


def test_target_decides_between_equals_and_says_so() -> None:
    target = Target(Role.MLOPS_ENGINEER, Seniority.SENIOR, {})
    found = step(EQUAL, target=target)
    assert found.scope is max(Area, key=target.importance)
    assert found.why.endswith("your target asks much of it.")


def test_nothing_is_said_before_the_first_answer() -> None:
    nothing = tuple(replace(one, answers=0, effective_answers=0.0) for one in EQUAL)
    assert find_next_step(nothing, {}) is None


@pytest.mark.parametrize("scope", [scope for scope in SCOPES if not isinstance(scope, Phase)])
def test_gain_grows_with_what_is_missing(scope: Area | Domain) -> None:
    gains = [step(with_one(scope, probability=p)).gain for p in (0.6, 0.4, 0.2)]
    assert gains == sorted(gains)
