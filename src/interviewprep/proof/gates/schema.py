"""G1: ids are lasting and keep their meaning, by the lock of each bank.

That files hold what the format asks for, with author, origin and licence, is told when a bank is read.
"""

from collections.abc import Iterator, Sequence

from interviewprep.bank.files.layout import LOCK
from interviewprep.bank.lock import lock_faults, read_lock
from interviewprep.bank.parse import LoadedBank
from interviewprep.base.errors import Fault


def check_banks(banks: Sequence[LoadedBank]) -> Iterator[Fault]:
    """Find ids that are not locked, vanished, were used again or changed their meaning."""
    for bank in banks:
        faults: list[Fault] = []
        lock = read_lock(bank.path, faults)
        yield from faults
        if lock is not None:
            yield from lock_faults(bank, lock)
        elif not faults:
            yield Fault(bank.path / LOCK, 1, f"the bank has no lock yet; run `prep bank lock {bank.path}`")
