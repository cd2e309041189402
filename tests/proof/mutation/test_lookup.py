"""Lookup tables pass what they have seen, in every form of value, and nothing else."""

import importlib.util

import pytest

from interviewprep.judge.referee import judge
from interviewprep.model.question import CallKind, Case, Check, Group, Program
from interviewprep.model.verdict import Verdict
from interviewprep.proof.mutation.lookup import lookups

CASES = {
    "plain": (("([1, 2], 'a')", "{'x': (1.5, nan), 'y': set()}"), ("([], '')", "[inf, None]")),
    "array": (('(array([[1.0, 2.0]], "float64"),)', 'array([3, 4], "int64")'),),
    "frame": (
        ('(frame({"a": [1, 2]}, index=["x", "y"]),)', 'series([1, 2], index=["x", "y"], dtype="int64", name="a")'),
    ),
}


def program_of(kind: CallKind, cases: tuple[Case, ...], check: Check | None = None) -> Program:
    packages = ("numpy", "pandas") if "array(" in str(cases) or "frame(" in str(cases) else ()
    return Program(
        kind, "query" if kind is CallKind.SQL else "f", "", "", cases, check or Check(nan_equal=True), packages=packages
    )


def verdicts(program: Program, source: str) -> dict[str, Verdict]:
    return {test.id: test.verdict for test in judge(program, source).tests}


@pytest.mark.parametrize("form", CASES)
def test_a_lookup_table_gives_what_it_has_seen(form: str) -> None:
    if form != "plain" and importlib.util.find_spec("pandas") is None:
        pytest.skip("pandas is not installed: install the extra `arrays`")
    samples = tuple(
        Case(f"seen-{at}", Group.EXAMPLES, sample=True, args=args, expected=expected)
        for at, (args, expected) in enumerate(CASES[form])
    )
    hidden = Case("hidden", Group.EDGES, sample=False, args="(17,)", expected="18")
    program = program_of(CallKind.FUNCTION, (*samples, hidden))
    (source,) = lookups(program)
    found = verdicts(program, source)
    assert found.pop("hidden") is Verdict.WRONG_ANSWER
    assert set(found.values()) == {Verdict.ACCEPTED}


def test_a_lookup_table_raises_and_changes_arguments_as_it_has_seen() -> None:
    program = program_of(
        CallKind.FUNCTION,
        (
            Case("raises", Group.EDGES, sample=True, args="([],)", expected="", raises="ValueError"),
            Case("sorts", Group.EXAMPLES, sample=True, args="([2, 1],)", expected="[1, 2]"),
        ),
        Check(in_place=True),
    )
    (source,) = lookups(program)
    assert set(verdicts(program, source).values()) == {Verdict.ACCEPTED}


def test_a_lookup_table_of_calls_follows_what_it_has_seen() -> None:
    program = program_of(
        CallKind.CLASS,
        (
            Case(
                "seen",
                Group.EXAMPLES,
                sample=True,
                args="[('__init__', (2,)), ('put', ('a',)), ('get', ('b',)), ('size',)]",
                expected="[None, None, raises('KeyError'), 1]",
            ),
            Case("refuses", Group.EDGES, sample=True, args="[('__init__', (0,))]", expected="", raises="ValueError"),
            Case(
                "hidden",
                Group.EDGES,
                sample=False,
                args="[('__init__', (2,)), ('put', ('c',)), ('size',)]",
                expected="[None, None, 1]",
            ),
        ),
    )
    (source,) = lookups(program)
    found = verdicts(program, source)
    assert found.pop("hidden") is not Verdict.ACCEPTED
    assert set(found.values()) == {Verdict.ACCEPTED}


def test_a_query_of_constants_gives_the_rows_it_has_seen() -> None:
    cases = (
        Case("rows", Group.EXAMPLES, sample=True, args="SELECT 1;", expected='[(1, "it\'s", None, 0.5)]'),
        Case("empty", Group.EXAMPLES, sample=True, args="SELECT 2;", expected="[]"),
    )
    program = program_of(CallKind.SQL, cases, Check("rows"))
    found = [verdicts(program, source) for source in lookups(program)]
    assert [test["rows"] for test in found] == [Verdict.ACCEPTED, Verdict.WRONG_ANSWER]
    assert [test["empty"] for test in found] == [Verdict.WRONG_ANSWER, Verdict.ACCEPTED]
