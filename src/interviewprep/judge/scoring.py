"""From the verdicts of tests to one verdict and one score."""

from collections.abc import Sequence

from interviewprep.model.question import Group
from interviewprep.model.verdict import TestResult, Verdict

WEIGHTS = {Group.EXAMPLES: 1, Group.EDGES: 2, Group.PROPERTY: 3, Group.WRONG: 2, Group.SCALE: 2}


def overall_verdict(tests: Sequence[TestResult]) -> Verdict:
    """Tell the verdict on the whole: ours to blame, then a violation, then the first failed test.

    A test of scale decides only where all tests about correctness passed.
    """
    failed = [test for test in tests if test.verdict is not Verdict.ACCEPTED]
    for grave in (Verdict.JUDGE_ERROR, Verdict.VIOLATION):
        if any(test.verdict is grave for test in failed):
            return grave
    # A stable sort: False before True, so correctness before scale, and within each the order of the tests.
    failed.sort(key=lambda test: test.group is Group.SCALE)
    return failed[0].verdict if failed else Verdict.ACCEPTED


def score(tests: Sequence[TestResult]) -> float:
    """Add up the weights of the groups that passed whole, as a share of the groups that have tests; 0 without tests."""
    groups = {test.group for test in tests}
    spoilt = {test.group for test in tests if test.verdict is not Verdict.ACCEPTED}
    total = sum(WEIGHTS[group] for group in groups)
    return sum(WEIGHTS[group] for group in groups - spoilt) / total if total else 0.0
