"""Two texts held against each other: nothing of either is lost, and only formatting is called formatting."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from interviewprep.ui.differences import are_same_program, side_by_side, unified

NAMES = ("yours", "reference")
TEXTS = st.lists(st.sampled_from(["a = 1", "    b = 2", "c(x)", "", "return"]), max_size=12)
COUNTED = re.compile(r"\s+\((\d+) lines that are the same\)")


@given(TEXTS, TEXTS)
def test_every_line_of_both_texts_is_written_or_counted(left: list[str], right: list[str]) -> None:
    mine: list[str] = []
    theirs: list[str] = []
    hidden = 0
    for line in unified(left, right, NAMES, 60):
        if counted := COUNTED.fullmatch(line):
            hidden += int(counted[1])
            continue
        name, _, text = line.partition(" |")
        assert name.strip() in {"", *NAMES}
        for kept, its_name in ((mine, "yours"), (theirs, "reference")):
            if name.strip() in {"", its_name}:
                kept.append(text.removeprefix(" "))
    assert len(mine) + hidden == len(left)
    assert len(theirs) + hidden == len(right)
    if not hidden:
        assert (mine, theirs) == (left, right)


@given(TEXTS)
def test_a_text_differs_from_itself_nowhere(text: list[str]) -> None:
    assert not [line for line in unified(text, text, NAMES, 60) if line.startswith(NAMES)]


@given(TEXTS, TEXTS, st.integers(40, 120))
def test_two_texts_stand_side_by_side_within_the_columns(left: list[str], right: list[str], columns: int) -> None:
    _, *lines = side_by_side(left, right, NAMES, columns)
    half = (columns - 3) // 2
    assert all(len(line) <= columns for line in lines)
    assert [line[:half].rstrip() for line in lines if line[:half].strip()] == [line for line in left if line]
    assert [line[half + 3 :] for line in lines if line[half + 3 :]] == [line for line in right if line]


def test_a_line_that_is_too_long_goes_on_below_in_its_own_half() -> None:
    long = "    " + " ".join(["word"] * 30)
    _, *lines = side_by_side([long], [long], NAMES, 60)
    assert len(lines) > 1
    assert all(len(line) <= 60 and line[:4] == line[31:35] == "    " for line in lines)


def test_a_line_that_is_too_long_keeps_its_name_where_it_goes_on() -> None:
    long = "    " + " ".join(["word"] * 30)
    lines = unified([long], [], NAMES, 60)
    assert len(lines) > 1
    assert all(len(line) <= 60 and line.startswith("yours     |     word") for line in lines)


def test_long_runs_that_are_the_same_are_counted() -> None:
    same = [f"line {number}" for number in range(20)]
    assert unified([*same, "end"], [*same, "stop"], NAMES, 60) == [
        "          (18 lines that are the same)",
        "          | line 18",
        "          | line 19",
        "yours     | end",
        "reference | stop",
    ]


@pytest.mark.parametrize(
    ("left", "right", "sql"),
    [
        ("x = 'a'  # why", 'x   =   "a"\n\n', False),
        ("def f(a):\n  return a", "def f(a):\n\n    return (a)\n", False),
        ("select a from t -- all\n", "SELECT a\nFROM t;", True),
        ("not a program (", "not a program (\n", False),
    ],
)
def test_formatting_makes_no_other_program(left: str, right: str, sql: bool) -> None:
    assert are_same_program(left, right, sql=sql)


@pytest.mark.parametrize(
    ("left", "right", "sql"),
    [
        ("x = 1", "x = 2", False),
        ("x = 'A'", "x = 'a'", False),
        ("select 'A'", "select 'a'", True),
        ("not a program (", "x = 1", False),
        ("x = '\0'", "x = 1", False),
        ("(" * 5000, "x", False),
    ],
)
def test_another_program_is_another_program(left: str, right: str, sql: bool) -> None:
    assert not are_same_program(left, right, sql=sql)
