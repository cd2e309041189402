"""How a question says what counts as right: policies, the bank's own checker, sequences of calls, and the revision."""

import itertools
import json
from dataclasses import fields
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from interviewprep.bank.compiled.codec import decode, encode
from interviewprep.bank.parse import load_bank
from interviewprep.base.errors import ContentFault
from interviewprep.model.question import Check, Program, Question
from interviewprep.model.taxonomy import Format
from support.banks import files_of, write_bank

CHECKER = "def check(args, expected, got):\n    return got == expected\n"
CALLS = """\
[[case]]
id = "raises"
group = "examples"
sample = true
args = "[('__init__', (1,)), ('take', ()), ('take', ()), ('left',)]"
expected = "{expected}"

[[case]]
id = "other"
group = "edges"
args = "[('__init__', (1,)), ('left',)]"
expected = "[None, 1]"
"""


def code(check: str = "", **files: str) -> dict[str, str]:
    """Make the files of a code question with these lines of `[check]`, and further files."""
    made = files_of(Format.CODE)
    front = made["topic/code/question.md"]
    made["topic/code/question.md"] = front.replace("[inputs]", f"[check]\n{check}\n\n[inputs]", 1)
    return made | {f"topic/code/{name}.py": text for name, text in files.items()}


def counter(expected: str) -> dict[str, str]:
    """Make the files of a class question whose first case expects this."""
    files = {
        path: text.replace("def double(n):", "class double:\n def __init__(self, n):").replace(
            'kind = "function"', 'kind = "class"'
        )
        for path, text in files_of(Format.CODE).items()
    }
    return files | {"topic/code/cases.toml": CALLS.format(expected=expected)}


_places = itertools.count()


def load(tmp_path: Path, files: dict[str, str]) -> Question:
    (question,) = load_bank(write_bank(tmp_path / f"b{next(_places)}" / "bank", files)).questions
    return question


def program(question: Question) -> Program:
    assert isinstance(question.content, Program)
    return question.content


def faults(tmp_path: Path, files: dict[str, str]) -> list[str]:
    with pytest.raises(ContentFault) as caught:
        load(tmp_path, files)
    return [f"{fault.path.name}:{fault.line}: {fault.message}" for fault in caught.value.faults]


def test_every_policy_is_read(tmp_path: Path) -> None:
    check = 'kind = "multiset"\nrel = 0.01\ndtype = "kind"\niterators = "list"\ncolumns = "any"\nindex = "ignore"'
    assert program(load(tmp_path, code(check))).check == Check(
        "multiset", rel=0.01, dtype="kind", iterators="list", columns="any", index="ignore"
    )


CHECKS = st.builds(
    Check,
    st.sampled_from(["exact", "tolerance", "unordered", "multiset"]),
    st.floats(0, 0.99),
    st.floats(0, 1e9),
    *[st.booleans()] * 3,
    st.sampled_from(["same", "kind", "any"]),
    st.sampled_from(["refuse", "list"]),
    st.sampled_from(["same", "any"]),
    st.sampled_from(["same", "ignore"]),
)


@settings(max_examples=25, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(CHECKS)
def test_check_is_read_as_it_was_written(tmp_path: Path, check: Check) -> None:
    lines = [f"{field.name} = {json.dumps(getattr(check, field.name))}" for field in fields(check)]
    question = load(tmp_path, code("\n".join(lines)))
    assert program(question).check == check
    assert decode(Question, encode(question)) == question


def test_dtype_left_out_follows_the_kind(tmp_path: Path) -> None:
    assert program(load(tmp_path, code('kind = "exact"'))).check.dtype_policy == "same"
    assert program(load(tmp_path, code('kind = "tolerance"'))).check.dtype_policy == "any"
    assert program(load(tmp_path, code('kind = "tolerance"\ndtype = "same"'))).check.dtype_policy == "same"


def test_checker_of_the_bank_is_read(tmp_path: Path) -> None:
    question = load(tmp_path, code('kind = "any_valid"', checker=CHECKER))
    assert program(question).checker == CHECKER


def test_checker_must_be_asked_and_must_define_check(tmp_path: Path) -> None:
    assert faults(tmp_path, code(checker=CHECKER)) == [
        'checker.py:1: nothing asks this checker; write `kind = "any_valid"` below `[check]`'
    ]
    assert faults(tmp_path, code('kind = "any_valid"', checker="def chek(): ...\n")) == [
        "checker.py:1: `check` is not defined at the top level of this file"
    ]


def test_sequence_of_calls_may_read_attributes_and_expect_exceptions(tmp_path: Path) -> None:
    question = load(tmp_path, counter("[None, 0, raises('IndexError'), 0]"))
    assert program(question).cases[0].expected == "[None, 0, raises('IndexError'), 0]"


@pytest.mark.parametrize(
    ("expected", "fault"),
    [
        ("[None, 0, raises('TypoError'), 0]", "`TypoError` is no built-in exception"),
        ("[None, 0, [raises('KeyError')], 0]", "`raises(...)` stands for a whole call"),
        ("[None, 0, {'a': raises('KeyError')}, 0]", "`raises(...)` stands for a whole call"),
        ("[raises('KeyError'), 0, 0, 0]", "after a constructor that raises there is nothing to call; end there"),
        ("[None, 0, 0]", "`expected` must be a list of 4 values, one for each call"),
    ],
)
def test_expected_values_of_calls_are_checked(tmp_path: Path, expected: str, fault: str) -> None:
    assert faults(tmp_path, counter(expected)) == [f"cases.toml:6: case `raises`: {fault}"]


def test_constructor_needs_its_arguments(tmp_path: Path) -> None:
    files = counter("[None, 0, 0, 0]")
    files["topic/code/cases.toml"] = files["topic/code/cases.toml"].replace(
        "('__init__', (1,)), ('take'", "('__init__',), ('take'"
    )
    assert faults(tmp_path, files) == [
        "cases.toml:5: case `raises`: the constructor needs its arguments: `('__init__', (...))`"
    ]


@pytest.mark.parametrize(
    "check",
    ['dtype = "any"', 'iterators = "list"', 'columns = "any"', 'index = "ignore"', 'kind = "multiset"'],
)
def test_each_policy_changes_the_revision(tmp_path: Path, check: str) -> None:
    assert load(tmp_path, code(check)).revision != load(tmp_path, code()).revision


def test_policies_as_they_are_when_left_out_keep_the_revision(tmp_path: Path) -> None:
    usual = 'kind = "exact"\niterators = "refuse"\ncolumns = "same"\nindex = "same"'
    assert load(tmp_path, code(usual)).revision == load(tmp_path, files_of(Format.CODE)).revision


def test_checker_is_part_of_the_revision(tmp_path: Path) -> None:
    other = CHECKER.replace("==", "is")
    first, second = (load(tmp_path, code('kind = "any_valid"', checker=text)) for text in (CHECKER, other))
    assert first.revision != second.revision
