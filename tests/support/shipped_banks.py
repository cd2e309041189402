"""The banks that come with the product, read once."""

from dataclasses import dataclass
from functools import cache
from pathlib import Path

from interviewprep.bank.parse import LoadedBank, load_bank
from interviewprep.base.errors import ContentFault
from interviewprep.model.question import Program, Question

FOLDER = Path(__file__).parent.parent.parent / "question_banks"
ROOTS = sorted(manifest.parent for manifest in FOLDER.glob("*/bank.toml"))


@dataclass(frozen=True, slots=True)
class Exercise:
    """A question that is answered by a program, with the folder of its files."""

    question: Question
    program: Program
    folder: Path


@cache
def sound_banks() -> tuple[LoadedBank, ...]:
    """Read all banks; one with faults is left out here, since a test of its own tells them."""
    banks = []
    for root in ROOTS:
        try:
            banks.append(load_bank(root))
        except ContentFault:
            continue
    return tuple(banks)


def questions() -> list[Question]:
    """List the questions of all banks."""
    return [question for bank in sound_banks() for question in bank.questions]


def exercises() -> list[Exercise]:
    """List the questions that are answered by a program."""
    return [
        Exercise(question, question.content, bank.files[question.id].parent)
        for bank in sound_banks()
        for question in bank.questions
        if isinstance(question.content, Program)
    ]
