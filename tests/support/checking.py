"""What reading banks and holding them against their locks finds: everything that a bank must pass."""

from collections.abc import Callable
from pathlib import Path

from interviewprep.bank.checks import read_banks
from interviewprep.base.errors import Fault
from interviewprep.proof.gates import schema


def check_bank(root: Path, is_known: Callable[[str], bool] = lambda _: False) -> list[Fault]:
    """List the faults of one bank; `is_known` tells of questions in others."""
    read = read_banks([root], is_known)
    return [*read.faults, *schema.check_banks(read.banks)]
