"""Gate G1 over whole banks: every file reads, the lock holds, and references between banks lead somewhere."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from interviewprep.bank.files.layout import LOCK
from interviewprep.bank.lock import lock_faults, read_lock
from interviewprep.bank.parse import LoadedBank, load_bank
from interviewprep.base.errors import ContentFault, Fault


@dataclass(frozen=True, slots=True)
class Checked:
    """What a check of banks found; `questions` counts those of banks that could be read."""

    banks: int
    questions: int
    faults: tuple[Fault, ...]


def check_banks(roots: Sequence[Path], is_known: Callable[[str], bool]) -> Checked:
    """Check banks from their files, without the compiled form.

    `is_known` tells whether a question `bank/id` exists outside these banks.
    """
    faults: list[Fault] = []
    loaded: list[LoadedBank] = []
    for root in roots:
        try:
            loaded.append(load_bank(root))
        except ContentFault as fault:
            faults.extend(fault.faults)
    for bank in loaded:
        faults.extend(_lock_faults(bank))
    faults.extend(_foreign_faults(loaded, is_known))
    questions = sum(len(bank.questions) for bank in loaded)
    return Checked(len(roots), questions, tuple(sorted(set(faults))))


def _lock_faults(bank: LoadedBank) -> Iterator[Fault]:
    found: list[Fault] = []
    lock = read_lock(bank.path, found)
    yield from found
    if lock is not None:
        yield from lock_faults(bank, lock)
    elif not found:
        yield Fault(bank.path / LOCK, 1, f"the bank has no lock yet; run `prep bank lock {bank.path}`")


def _foreign_faults(banks: Sequence[LoadedBank], is_known: Callable[[str], bool]) -> Iterator[Fault]:
    own = {question.ref for bank in banks for question in bank.questions}
    for bank in banks:
        for question in bank.questions:
            for ref in question.prerequisites:
                if "/" in ref and ref not in own and not is_known(ref):
                    yield Fault(
                        bank.files[question.id], 1, f"prerequisite `{ref}` leads to no question of any bank found"
                    )
