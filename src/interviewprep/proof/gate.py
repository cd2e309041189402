"""What a gate is: a rule that questions, or banks as wholes, must satisfy, told fault by fault.

A gate is a function. One that looks at a single question takes its `Subject`; one that compares questions takes all
banks. Neither prints, keeps results or knows which banks require it: that is the work of `proof.run`. Between its
faults a gate may tell figures: how much it has looked at.
"""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from functools import cached_property
from pathlib import Path

from interviewprep.bank.parse import LoadedBank
from interviewprep.base.errors import Fault
from interviewprep.model.question import Question


class GateId(StrEnum):
    """The ten gates, as `bank.toml` names them."""

    SCHEMA = "G1"
    REFERENCE = "G2"
    WRONG = "G3"
    EFFICIENCY = "G4"
    ISOLATION = "G5"
    OPTIONS = "G6"
    RUBRICS = "G7"
    ORIGINALITY = "G8"
    COVERAGE = "G9"
    READABLE = "G10"


@dataclass(frozen=True, slots=True)
class Figure:
    """Something counted while a gate looked, as `inputs` or `mutants`; figures of one name add up."""

    name: str
    number: int


Finding = Fault | Figure


@dataclass(frozen=True)
class Subject:
    """One question as its bank holds it, with the files to blame.

    `today` is the day on which it is looked at; on the earliest of all days no fact is overdue.
    """

    bank: LoadedBank
    question: Question
    today: date = date.min

    @property
    def path(self) -> Path:
        """The question's own file."""
        return self.bank.files[self.question.id]

    @cached_property
    def text(self) -> str:
        """The question's own file as written."""
        return self.path.read_text(encoding="utf-8")

    def fault(self, message: str, at: str = "", beside: str = "") -> Fault:
        """Blame the first line that holds `at`, or line 1, of the question's file or of the file named `beside` it."""
        path = self.path.with_name(beside) if beside else self.path
        text = path.read_text(encoding="utf-8") if beside else self.text
        place = text.find(at) if at else 0
        return Fault(path, text.count("\n", 0, max(place, 0)) + 1, message)


QuestionGate = Callable[[Subject], Iterator[Finding]]
BankGate = Callable[[Sequence[LoadedBank]], Iterator[Finding]]
