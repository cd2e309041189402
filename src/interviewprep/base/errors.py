"""Errors meant for the person at the keyboard.

    PrepError
    ├── UsageFault         2   what was asked for does not exist or contradicts itself
    ├── ContentFault       3   a bank, a question or an answer file is broken
    ├── StoreFault         3   the history file cannot be read or written
    ├── EnvironmentFault   3   a folder, a disk, an editor or a terminal is missing or refuses
    └── JudgeUnavailable   4   answers cannot be run in confinement

Each message says what is wrong, where, and what to do next. One handler, in `interviewprep.entry`, prints
them and turns `exit_code` into the status of the process.
"""

from pathlib import Path
from typing import ClassVar

from interviewprep.base.records import dataclass


class PrepError(Exception):
    """A fault that is told in one message and ends the command with `exit_code`."""

    exit_code: ClassVar[int] = 1


class UsageFault(PrepError):
    """What was asked for does not exist, is ambiguous, or contradicts itself."""

    exit_code = 2


class StoreFault(PrepError):
    """The history file is damaged, from a newer version, or cannot be written."""

    exit_code = 3


class EnvironmentFault(PrepError):
    """A folder, a disk, an editor or a terminal is missing or refuses."""

    exit_code = 3


class JudgeUnavailable(PrepError):
    """Answers cannot be run in confinement on this system."""

    exit_code = 4


@dataclass(frozen=True, slots=True, order=True)
class Fault:
    """One thing wrong in a file that a person wrote; prints as `file:line: message`.

    `gate` names the rule of `prep bank check` that it breaks; empty where no gate is meant.
    """

    path: Path
    line: int
    message: str
    gate: str = ""

    def __str__(self) -> str:
        return f"{self.path}:{self.line}: {self.message}"


class ContentFault(PrepError):
    """A bank, a question or an answer file is broken; carries every fault found, in file order."""

    exit_code = 3

    def __init__(self, message: str, faults: tuple[Fault, ...] = ()) -> None:
        self.faults = tuple(sorted(faults))
        super().__init__("\n".join([message, *(f"  {fault}" for fault in self.faults)]))
