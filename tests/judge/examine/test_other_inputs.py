"""Generated inputs that are no plain lists, and values on which the bank's own checker decides."""

from dataclasses import replace

import pytest

from interviewprep.judge.referee import judge
from interviewprep.model.literals import parse_literal
from interviewprep.model.question import CallKind, Case, Check, Group, Limits, Program
from interviewprep.model.tables import Frame
from interviewprep.model.verdict import Counterexample, Judgement, Verdict

TOTALS = "def totals(table):\n    return table.groupby('k', as_index=False)['v'].sum()\n"
TABLES = """
import pandas as pd
from hypothesis import strategies as st

_rows = st.lists(st.tuples(st.sampled_from("xyz"), st.integers(-9, 9)), min_size=1, max_size=8)


def _table(rows):
    return (pd.DataFrame(rows, columns=["k", "v"]),)


arguments = _rows.map(_table)
"""

PAIR = """
def pair(nums, target):
    for low in range(len(nums)):
        for high in range(low + 1, len(nums)):
            if nums[low] + nums[high] == target:
                return low, high
"""
LAST_PAIR = """
def pair(nums, target):
    for high in reversed(range(len(nums))):
        for low in reversed(range(high)):
            if nums[low] + nums[high] == target:
                return [low, high]
"""
PAIRS = """
from hypothesis import strategies as st


@st.composite
def _ledgers(draw):
    nums = draw(st.lists(st.integers(-9, 9), min_size=2, max_size=8))
    low = draw(st.integers(0, len(nums) - 2))
    return nums, nums[low] + nums[draw(st.integers(low + 1, len(nums) - 1))]


arguments = _ledgers()
"""
CHECKER = """
def check(args, expected, got):
    nums, target = args
    low, high = got
    return 0 <= low < high and nums[low] + nums[high] == target or "these two do not add up to the target"
"""
ANY_PAIR = Program(
    CallKind.FUNCTION,
    "pair",
    "",
    PAIR,
    (Case("one", Group.EXAMPLES, sample=True, args="([1, 2, 3], 5)", expected="(1, 2)"),),
    Check("any_valid"),
    Limits(0.5, 128),
    inputs=PAIRS,
    checker=CHECKER,
)


@pytest.fixture(scope="module")
def tables() -> Program:
    """Make a question about data frames."""
    pytest.importorskip("pandas", reason="pandas is an extra")
    args, expected = 'frame({"k": ["x", "y", "x"], "v": [1, 2, 3]})', 'frame({"k": ["x", "y"], "v": [4, 2]})'
    case = Case("one", Group.EXAMPLES, sample=True, args=f"({args},)", expected=expected)
    return Program(
        CallKind.FUNCTION,
        "totals",
        "",
        TOTALS,
        (case,),
        limits=Limits(2.0, 400),
        packages=("numpy", "pandas"),
        inputs=TABLES,
    )


def shown(judgement: Judgement) -> Counterexample:
    """Pick the counterexample, which must be one that was made small."""
    assert judgement.counterexample is not None
    assert judgement.counterexample.shrunk
    return judgement.counterexample


def test_the_reference_is_accepted_on_generated_data_frames(tables: Program) -> None:
    judgement = judge(tables, TOTALS)
    assert judgement.verdict is Verdict.ACCEPTED, judgement.message
    assert judgement.tests[-1].message.endswith("generated inputs")


def test_data_frames_are_shrunk_to_the_rows_that_matter(tables: Program) -> None:
    found = shown(judge(tables, TOTALS.replace("'k', ", "'k', sort=False, ")))
    table = parse_literal(found.args["table"])
    assert isinstance(table, Frame)
    assert [list(column.cells) for column in table.columns] == [["y", "x"], [0, 0]]
    assert parse_literal(found.expected) != parse_literal(found.got)


def test_a_data_frame_that_is_shown_fails_again(tables: Program) -> None:
    source = TOTALS.replace("sum()", "max()")
    found = shown(judge(tables, source))
    again = replace(
        tables,
        cases=(replace(tables.cases[0], args=f"({found.args['table']},)", expected=found.expected),),
        inputs="",
    )
    assert judge(again, source).verdict is Verdict.WRONG_ANSWER
    assert judge(again, TOTALS).verdict is Verdict.ACCEPTED


def test_any_valid_value_is_accepted_on_generated_inputs() -> None:
    judgement = judge(ANY_PAIR, LAST_PAIR)
    assert judgement.verdict is Verdict.ACCEPTED, judgement.message
    assert judgement.tests[-1].id == "generated"


def test_what_no_checker_takes_is_shrunk_with_the_checkers_word() -> None:
    judgement = judge(ANY_PAIR, PAIR.replace("range(low + 1, ", "range("))
    found = shown(judgement)
    assert found.args == {"nums": "[0, 0]", "target": "0"}
    assert found.got == "(0, 0)"
    assert judgement.message == "pair([0, 0], 0) returned (0, 0): these two do not add up to the target"


def test_a_checker_that_stumbles_over_generated_values_does_not_stop_the_search() -> None:
    judgement = judge(ANY_PAIR, "def pair(nums, target):\n    return None if nums[0] else (0, nums.index(target, 1))\n")
    assert judgement.verdict in {Verdict.WRONG_ANSWER, Verdict.RUNTIME_ERROR}
    assert shown(judgement).got


def test_a_checker_that_fails_on_right_values_is_a_judge_error() -> None:
    judgement = judge(replace(ANY_PAIR, checker="def check(args, expected, got):\n    return args[0][7] > 0\n"), PAIR)
    assert judgement.verdict is Verdict.JUDGE_ERROR
    assert "The checker of test" in judgement.message
