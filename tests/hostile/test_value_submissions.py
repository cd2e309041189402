"""Submissions that attack how values are read, compared and checked: each gets its verdict, none a wrong accept."""

import tomllib
from pathlib import Path

import pytest

from interviewprep.judge.referee import judge
from interviewprep.model.question import CallKind, Case, Check, Group, Limits, Program
from interviewprep.model.verdict import Verdict

SUBMISSIONS = sorted(path.parent for path in Path(__file__).parent.glob("submissions/values/*/expect.toml"))
CHECKER = """
def check(args, expected, got):
    return len(got) == len(expected) and sorted(got) == sorted(args[0]) and not got[0] < 0
"""


def program(
    name: str,
    args: str,
    expected: str,
    *,
    check: Check | None = None,
    kind: CallKind = CallKind.FUNCTION,
    packages: tuple[str, ...] = (),
    checker: str = "",
) -> Program:
    """Make a program with one sample and one hidden test, which are the same."""
    cases = tuple(
        Case(f"c{place}", group, place == 0, args, expected) for place, group in enumerate(Group) if place < 2
    )
    limits = Limits(2.0, 256) if packages else Limits(0.6, 128)
    return Program(kind, name, "", "", cases, check or Check(), limits, packages, checker=checker)


PROGRAMS = {
    "double": program(
        "double", '(array([[1.0, 2.0]], "float64"),)', 'array([[2.0, 4.0]], "float64")', packages=("numpy",)
    ),
    "totals": program(
        "totals",
        '(frame({"k": ["x", "y", "x"], "v": [1, 2, 3]}),)',
        'frame({"k": ["x", "y"], "v": [4, 2]})',
        packages=("numpy", "pandas"),
    ),
    "numbers": program("numbers", "(3,)", "[0, 1, 2]", check=Check(iterators="list")),
    "shuffle": program("shuffle", "([3, 1, 2],)", "[1, 2, 3]", check=Check("any_valid"), checker=CHECKER),
    "counter": program(
        "Counter",
        "[('__init__', (1,)), ('left',), ('take', ()), ('take', ()), ('left',)]",
        "[None, 1, 0, raises('IndexError'), 0]",
        kind=CallKind.CLASS,
    ),
}


def test_there_are_submissions_of_both_kinds() -> None:
    benign = [folder for folder in SUBMISSIONS if folder.name.startswith("benign-")]
    assert len(benign) >= 8
    assert len(SUBMISSIONS) - len(benign) >= 40


@pytest.mark.parametrize("folder", SUBMISSIONS, ids=lambda folder: folder.name)
def test_submission_gets_its_verdict(folder: Path) -> None:
    expect = tomllib.loads((folder / "expect.toml").read_text(encoding="utf-8"))
    asked = PROGRAMS[expect["program"]]
    for package in asked.packages:
        pytest.importorskip(package, reason=f"{package} is an extra")
    judgement = judge(asked, (folder / "answer.py").read_text(encoding="utf-8"))
    assert judgement.verdict in {Verdict(word) for word in expect["verdicts"]}, judgement
    assert (judgement.score == 1.0) == (judgement.verdict is Verdict.ACCEPTED)
