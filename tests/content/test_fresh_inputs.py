"""Oracle and reference agree on inputs that nobody has seen before; where they do not, the seed is told."""

import random

import pytest

from interviewprep.bank.parse import LoadedBank
from interviewprep.base.errors import Fault
from interviewprep.model.question import Program, Question
from interviewprep.proof.gate import Subject
from interviewprep.proof.gates.reference import compare, draw
from support.shipped_banks import sound_banks

FRESH = 200
WITH_ORACLE = [
    (bank, question)
    for bank in sound_banks()
    for question in bank.questions
    if isinstance(question.content, Program) and question.content.oracle and question.content.inputs
]


@pytest.mark.soak
@pytest.mark.parametrize(("bank", "question"), WITH_ORACLE, ids=lambda value: getattr(value, "id", ""))
def test_the_oracle_agrees_on_fresh_inputs(
    bank: LoadedBank, question: Question, capsys: pytest.CaptureFixture[str]
) -> None:
    seed = random.SystemRandom().getrandbits(32)
    with capsys.disabled():
        print(f"\n{question.ref}: inputs of seed {seed}")  # noqa: T201 -- a failure can be brought back by it
    program = question.content
    assert isinstance(program, Program)
    known = draw(program, seed, FRESH)
    found = [one for one in compare(Subject(bank, question), program, known) if isinstance(one, Fault)]
    assert found == [], f"seed {seed}"
