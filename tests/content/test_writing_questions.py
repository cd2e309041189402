"""The page on writing questions: each worked example is a question that its gates let pass."""

import re
from pathlib import Path

import pytest

from interviewprep.bank.parse import LoadedBank, load_bank
from interviewprep.base.errors import Fault
from interviewprep.judge.referee import judge
from interviewprep.model.question import Program
from interviewprep.model.taxonomy import Format
from interviewprep.model.verdict import Verdict
from interviewprep.proof.gate import Subject
from interviewprep.proof.gates import options, originality, readable, rubrics
from support.banks import write_bank
from support.examples import PAGE, example_files
from support.shipped_banks import sound_banks


@pytest.fixture
def bank(tmp_path: Path) -> LoadedBank:
    """Write all examples of the page into one bank."""
    return load_bank(write_bank(tmp_path / "examples", example_files()))


def test_there_is_one_example_of_each_format_below_its_heading(bank: LoadedBank) -> None:
    assert sorted(question.format for question in bank.questions) == sorted(Format)
    headings = re.findall(r"^## (\w+)$", PAGE.read_text(encoding="utf-8"), re.MULTILINE)
    assert set(Format) <= set(headings)


@pytest.mark.parametrize("gate", [options, rubrics, originality, readable], ids=lambda gate: gate.__name__[-9:])
def test_every_example_passes(gate: object, bank: LoadedBank) -> None:
    faults = [
        str(fault)
        for question in bank.questions
        for fault in gate.check(Subject(bank, question))  # type: ignore[attr-defined]
        if isinstance(fault, Fault)
    ]
    assert faults == []


def test_no_example_is_like_another_or_like_a_shipped_question(bank: LoadedBank) -> None:
    assert [str(fault) for fault in originality.check_banks([*sound_banks(), bank])] == []


def test_references_of_the_examples_are_right_and_the_others_are_not(bank: LoadedBank) -> None:
    programs = [question.content for question in bank.questions if isinstance(question.content, Program)]
    for program in programs:
        assert judge(program, program.reference).verdict is Verdict.ACCEPTED
        assert judge(program, program.starter).verdict is not Verdict.ACCEPTED
        assert [judge(program, wrong.source).verdict for wrong in program.wrong] == [
            wrong.verdict for wrong in program.wrong
        ]
