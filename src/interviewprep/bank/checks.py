"""What every bank must hold whatever gates it asks for: its files read, and what it refers to is there."""

from collections.abc import Callable, Iterator, Sequence
from graphlib import CycleError, TopologicalSorter
from pathlib import Path

from interviewprep.bank.parse import LoadedBank, load_bank
from interviewprep.base.errors import ContentFault, Fault
from interviewprep.base.records import dataclass

_LINKS = "G9"


@dataclass(frozen=True, slots=True)
class ReadBanks:
    """The banks that could be read, and every fault of all: those of a bank that is missing here tell why."""

    banks: tuple[LoadedBank, ...]
    faults: tuple[Fault, ...]


def read_banks(roots: Sequence[Path], is_known: Callable[[str], bool]) -> ReadBanks:
    """Read banks from their files, without the compiled form; the locks are not looked at.

    `is_known` tells whether a question `bank/id` exists outside these banks.
    """
    faults: list[Fault] = []
    banks: list[LoadedBank] = []
    for root in roots:
        try:
            banks.append(load_bank(root))
        except ContentFault as fault:
            faults.extend(fault.faults)
    faults.extend(_foreign_faults(banks, is_known))
    faults.extend(_cycle_faults(banks))
    return ReadBanks(tuple(banks), tuple(sorted(set(faults))))


def _foreign_faults(banks: Sequence[LoadedBank], is_known: Callable[[str], bool]) -> Iterator[Fault]:
    own = {question.ref for bank in banks for question in bank.questions}
    for bank in banks:
        for question in bank.questions:
            for ref in question.prerequisites:
                if "/" in ref and ref not in own and not is_known(ref):
                    message = f"prerequisite `{ref}` leads to no question of any bank found; correct or delete it"
                    yield _blame_prerequisites(bank.files[question.id], message)


def _cycle_faults(banks: Sequence[LoadedBank]) -> Iterator[Fault]:
    """Find one circle of prerequisites, if there is any: to break it may break others."""
    files = {question.ref: bank.files[question.id] for bank in banks for question in bank.questions}
    graph = {
        question.ref: [ref if "/" in ref else f"{question.bank}/{ref}" for ref in question.prerequisites]
        for bank in banks
        for question in bank.questions
    }
    try:
        TopologicalSorter(graph).prepare()
    except CycleError as error:
        circle: list[str] = error.args[1]
        message = f"the prerequisites run in a circle: {' before '.join(circle)}; take one of them out"
        yield _blame_prerequisites(files[min(circle)], message)


def _blame_prerequisites(path: Path, message: str) -> Fault:
    lines = path.read_text(encoding="utf-8").split("\n")
    line = next((number for number, text in enumerate(lines, 1) if text.startswith("prerequisites")), 1)
    return Fault(path, line, message, _LINKS)
