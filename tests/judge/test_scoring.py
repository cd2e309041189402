"""From tests to one verdict and one score."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from interviewprep.judge.scoring import WEIGHTS, overall_verdict, score
from interviewprep.model.question import Group
from interviewprep.model.verdict import TestResult as Outcome
from interviewprep.model.verdict import Verdict

RESULTS = st.builds(
    Outcome,
    id=st.just("t"),
    group=st.sampled_from(Group),
    verdict=st.sampled_from(Verdict),
    cpu_s=st.just(0.0),
    message=st.just(""),
)


def result(group: Group, verdict: Verdict) -> Outcome:
    """Make a test's result."""
    return Outcome("t", group, verdict, 0.0, "")


@given(st.lists(RESULTS, min_size=1))
def test_accepted_means_every_test_passed_and_a_full_score(tests: list[Outcome]) -> None:
    all_passed = all(test.verdict is Verdict.ACCEPTED for test in tests)
    assert (overall_verdict(tests) is Verdict.ACCEPTED) == all_passed
    assert (score(tests) == 1.0) == all_passed


@given(st.lists(RESULTS, min_size=1), RESULTS)
def test_a_failed_test_never_raises_the_score_of_its_group(tests: list[Outcome], further: Outcome) -> None:
    if further.group in {test.group for test in tests}:
        assert score([*tests, further]) <= score(tests)


@given(st.lists(RESULTS, min_size=1))
def test_our_fault_goes_before_all(tests: list[Outcome]) -> None:
    assert overall_verdict([*tests, result(Group.SCALE, Verdict.JUDGE_ERROR)]) is Verdict.JUDGE_ERROR


@pytest.mark.parametrize("limit", [Verdict.TIME_LIMIT, Verdict.MEMORY_LIMIT])
def test_failing_scale_alone_keeps_the_rest_of_the_score(limit: Verdict) -> None:
    tests = [
        result(Group.SCALE, limit),
        *(result(group, Verdict.ACCEPTED) for group in Group if group is not Group.SCALE),
    ]
    assert overall_verdict(tests) is limit
    assert score(tests) == pytest.approx(8 / 10)


def test_correctness_goes_before_scale_and_order_decides_within() -> None:
    tests = [
        result(Group.SCALE, Verdict.TIME_LIMIT),
        result(Group.EDGES, Verdict.RUNTIME_ERROR),
        result(Group.EXAMPLES, Verdict.WRONG_ANSWER),
    ]
    assert overall_verdict(tests) is Verdict.RUNTIME_ERROR


def test_score_is_the_share_of_weights_of_groups_that_have_tests() -> None:
    tests = [result(Group.EXAMPLES, Verdict.ACCEPTED), result(Group.EDGES, Verdict.WRONG_ANSWER)]
    assert score(tests) == pytest.approx(WEIGHTS[Group.EXAMPLES] / (WEIGHTS[Group.EXAMPLES] + WEIGHTS[Group.EDGES]))
    assert score([]) == 0.0
