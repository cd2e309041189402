"""Adds up what gates found: every fault with the question it is about, and whether it fails its bank."""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from statistics import median

from interviewprep.bank.parse import LoadedBank
from interviewprep.base.errors import Fault
from interviewprep.proof.gate import GateId
from interviewprep.proof.run import Result, bank_of, question_at


@dataclass(frozen=True, slots=True, order=True)
class Found:
    """A fault, and the question `bank/id` whose file it lies in, or an empty text.

    It fails the check if it `is_required`: its bank asks for the gate, or cannot do without in any case.
    """

    fault: Fault
    question: str
    is_required: bool


@dataclass(slots=True)
class GateTally:
    """What one gate did: the questions it looked at, those of them anew, and those with a fault."""

    looked_at: set[str] = field(default_factory=set)
    anew: set[str] = field(default_factory=set)
    faulty: set[str] = field(default_factory=set)
    faults: int = 0
    cpu_s: float = 0.0
    figures: Counter[str] = field(default_factory=Counter)

    @property
    def known(self) -> int:
        """Questions on which all was known from before."""
        return len(self.looked_at - self.anew)


class Tally:
    """The sum of all results. Begins with the faults found while the banks were read, which always count.

    It `is_complete` once its owner has added every result.
    """

    def __init__(self, banks: Sequence[LoadedBank], faults: Iterable[Fault], gates: Iterable[GateId]) -> None:
        self._banks = banks
        self._refs = frozenset(question.ref for bank in banks for question in bank.questions)
        self.gates = {gate: GateTally() for gate in gates}
        self.cpu_s: dict[str, float] = {}
        self.looks = 0
        self.is_complete = False
        self._found: set[Found] = set()
        by_name = {gate.value: tally for gate, tally in self.gates.items()}
        for fault in faults:
            self._add_fault(by_name.get(fault.gate), fault, is_required=True)

    @property
    def banks(self) -> int:
        """Banks that could be read."""
        return len(self._banks)

    @property
    def questions(self) -> int:
        """Questions of the banks that could be read."""
        return len(self._refs)

    @property
    def found(self) -> list[Found]:
        """All faults in the order of files and lines."""
        return sorted(self._found)

    @property
    def failing(self) -> int:
        """Faults that fail the check."""
        return sum(found.is_required for found in self._found)

    @property
    def median_cpu_s(self) -> float:
        """CPU seconds for the middle one of the questions that are answered by a program; 0 where there is none."""
        programs = [
            self.cpu_s[question.ref]
            for bank in self._banks
            for question in bank.questions
            if question.format.is_executable and question.ref in self.cpu_s
        ]
        return median(programs) if programs else 0.0

    def add(self, result: Result) -> None:
        """Count one result."""
        tally = self.gates[result.gate]
        refs = {result.ref} if result.ref else self._refs
        self.looks += 1
        tally.looked_at |= refs
        tally.anew |= frozenset() if result.is_kept else refs
        tally.cpu_s += result.cpu_s
        tally.figures.update(result.figures)
        if result.ref:
            self.cpu_s[result.ref] = self.cpu_s.get(result.ref, 0.0) + result.cpu_s
        for fault in result.faults:
            required = bank_of(fault.path, self._banks).header.gates
            self._add_fault(tally, fault, is_required=fault.gate in required)

    def _add_fault(self, tally: GateTally | None, fault: Fault, *, is_required: bool) -> None:
        question = self._question_of(fault)
        if tally is not None:  # its gate was not left out
            tally.faults += 1
            tally.faulty |= {question} - {""}
        self._found.add(Found(fault, question, is_required))

    def _question_of(self, fault: Fault) -> str:
        question = question_at(fault.path, self._banks)
        return question.ref if question else ""
