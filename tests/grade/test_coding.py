from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from interviewprep.grade.answers import Text
from interviewprep.grade.coding import score_judgement
from interviewprep.grade.score import grade
from interviewprep.model.question import Case, Group
from interviewprep.model.score import Mark
from interviewprep.model.taxonomy import Format
from interviewprep.model.verdict import Counterexample, Judgement, Sandbox, Verdict
from support.questions import PROGRAM, outcome, question

JUDGEMENT = Judgement(Verdict.WRONG_ANSWER, 0.25, (), Sandbox({}), message="It is wrong.")


@given(st.sampled_from(Verdict), st.floats(0, 1))
def test_only_an_accepted_program_passes(verdict: Verdict, value: float) -> None:
    score = score_judgement(replace(JUDGEMENT, verdict=verdict, score=value))
    assert (score.verdict, score.value, score.passed) == (verdict, value, verdict is Verdict.ACCEPTED)


def test_feedback_is_the_message_and_the_diagnosis() -> None:
    example = Counterexample({}, "1", "2", shrunk=True, tries=1, diagnosis="Off by one.")
    assert score_judgement(replace(JUDGEMENT, counterexample=example)).feedback == ("It is wrong.", "Off by one.")


def test_each_group_with_tests_is_a_part_met_when_all_its_tests_passed() -> None:
    tests = (
        outcome("a", Group.EDGES, Verdict.ACCEPTED),
        outcome("b", Group.EDGES, Verdict.WRONG_ANSWER),
        outcome("c", Group.EXAMPLES, Verdict.ACCEPTED),
    )
    parts = score_judgement(replace(JUDGEMENT, tests=tests)).parts
    assert [(part.id, part.mark, part.text) for part in parts] == [
        ("examples", Mark.MET, "1 of 1 tests passed"),
        ("edges", Mark.DENIED, "1 of 2 tests passed"),
    ]


def test_a_program_is_graded_by_running_it() -> None:
    cases = (
        Case("first", Group.EXAMPLES, sample=True, args="([2, 7], 9)", expected="(0, 1)"),
        Case("equal", Group.EDGES, sample=False, args="([3, 3], 6)", expected="(0, 1)"),
    )
    asked = question(Format.CODE, replace(PROGRAM, cases=cases, reference="def two_sum(nums, target): ..."))
    source = "def two_sum(nums, target):\n    return nums.index(2) if 2 in nums else 0, 1\n"
    right = grade(asked, Text(source))
    wrong = grade(asked, Text("def two_sum(nums, target):\n    return [0, 0]\n"))
    assert (right.verdict, right.value, right.passed) == (Verdict.ACCEPTED, 1.0, True)
    assert (wrong.verdict, wrong.value, wrong.passed) == (Verdict.WRONG_ANSWER, 0.0, False)
    assert wrong.judgement is not None
    assert wrong.judgement.counterexample is not None
    assert wrong.judgement.counterexample.args == {"nums": "[2, 7]", "target": "9"}
