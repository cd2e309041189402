"""`bank.lock`: every id that ever landed, with its revision and the id that took its place.

An id may not vanish and may not change its meaning; this is where that promise is kept.
"""

import os
from collections.abc import Collection, Iterator, Mapping
from dataclasses import replace
from pathlib import Path

from interviewprep.bank.files.layout import LOCK
from interviewprep.bank.files.textfile import FaultLog, read_text
from interviewprep.bank.files.toml import TomlText
from interviewprep.bank.parse import LoadedBank, content_fault
from interviewprep.bank.schema import tables
from interviewprep.base.errors import EnvironmentFault, Fault, UsageFault
from interviewprep.base.records import dataclass

_HEAD = """\
# Written by `prep bank lock`: every id that ever landed here. Do not edit.
format = 1
"""


@dataclass(frozen=True, slots=True)
class Locked:
    """One id of a lock; `superseded_by` is empty while the question is current, `line` is 0 outside a file."""

    revision: str
    superseded_by: str = ""
    line: int = 0


Lock = Mapping[str, Locked]


def read_lock(root: Path, faults: list[Fault]) -> Lock | None:
    """Read the lock of a bank; None when there is none or, with the fault noted, when it cannot be read."""
    log = FaultLog(root / LOCK, faults)
    if not log.path.exists():
        return None
    text = read_text(log)
    source = TomlText(text or "")
    raw = source.parse(log) if text is not None else None
    table = tables.validate(tables.LockFileTable, raw, source, log) if raw is not None else None
    if table is None:
        return None
    return {
        name: Locked(entry.revision, entry.superseded_by or "", source.line(("question", name)))
        for name, entry in table.question.items()
    }


def lock_faults(bank: LoadedBank, lock: Lock) -> Iterator[Fault]:
    """Find what breaks the promise of a lock, and ids that are not locked yet."""
    path = bank.path / LOCK
    replaced = {old: new for new, olds in bank.supersedes.items() for old in olds}
    current = {question.id: question for question in bank.questions}
    for name, question in current.items():
        locked = lock.get(name)
        if locked is None:
            message = f"`{name}` is not in {LOCK}; run `prep bank lock {bank.path}`"
            yield Fault(bank.files[name], 1, message, "G1")
        elif locked.superseded_by:
            message = (
                f"the id `{name}` was superseded by `{locked.superseded_by}` and cannot be used again; take another"
            )
            yield Fault(bank.files[name], 1, message, "G1")
        elif locked.revision != question.revision:
            yield Fault(bank.files[name], 1, _changed(bank, name), "G1")
    for name, locked in lock.items():
        successor = locked.superseded_by or replaced.get(name, "")
        if name not in current and not successor:
            message = (
                f"`{name}` has vanished; bring its file back, or name it in `supersedes` of the question that follows"
            )
            yield Fault(path, locked.line, message, "G1")
        elif successor and successor not in current and successor not in lock:
            yield Fault(path, locked.line, f"`{name}` is superseded by `{successor}`, which does not exist", "G1")
    for old, new in replaced.items():
        if old not in lock:
            message = f"`supersedes` names `{old}`, which never landed in {LOCK}; delete it there"
            yield Fault(bank.files[new], 1, message, "G1")


def renew_lock(bank: LoadedBank, accept: Collection[str] = ()) -> Lock:
    """Make the lock that fits a bank: new ids added, superseded ones marked, `accept`ed revisions taken over.

    Raises:
        ContentFault: an id vanished, was used again or changed its meaning without being accepted.
        UsageFault: `accept` names an id that is not in the bank.
    """
    current = {question.id: question.revision for question in bank.questions}
    if unknown := sorted(set(accept) - current.keys()):
        raise UsageFault(f"the bank at {bank.path} has no question `{unknown[0]}` to accept")
    faults: list[Fault] = []
    old = read_lock(bank.path, faults) or {}
    if faults:
        raise content_fault(bank.path, faults)
    lock = dict(old)
    for name, revision in current.items():
        if name not in lock or (name in accept and not lock[name].superseded_by):
            lock[name] = Locked(revision)
    for new, olds in bank.supersedes.items():
        lock.update({name: replace(lock[name], superseded_by=new) for name in olds if name in lock})
    if faults := list(lock_faults(bank, lock)):
        raise content_fault(bank.path, faults)
    return lock


def write_lock(root: Path, lock: Lock) -> Path:
    """Write the lock of a bank in one step and return its path.

    Raises:
        EnvironmentFault: the folder cannot be written.
    """
    path = root / LOCK
    part = path.with_name(f".{LOCK}.{os.getpid()}")
    try:
        part.write_text(format_lock(lock), encoding="utf-8")
        part.replace(path)
    except OSError as error:
        part.unlink(missing_ok=True)
        raise EnvironmentFault(f"{path} cannot be written: {error.strerror}; check the folder's permissions") from None
    return path


def format_lock(lock: Lock) -> str:
    """Write a lock as TOML, by id, so that two branches seldom touch the same lines."""
    blocks = [_HEAD]
    for name, locked in sorted(lock.items()):
        lines = [f"[question.{name}]", f'revision = "{locked.revision}"']
        if locked.superseded_by:
            lines.append(f'superseded_by = "{locked.superseded_by}"')
        blocks.append("\n".join(lines) + "\n")
    return "\n".join(blocks)


def _changed(bank: LoadedBank, name: str) -> str:
    return (
        f"`{name}` changed its meaning under the same id; give the changed question a new id and "
        f'`supersedes = ["{name}"]`, or, if it is a correction that every earlier answer should be held to, '
        f"run `prep bank lock {bank.path} --accept {name}`"
    )
