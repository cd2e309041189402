"""Copies of the history: whole, sound even while others write, and never over an existing file."""

import os
import sqlite3
from datetime import UTC, datetime
from pathlib import Path

from interviewprep.base.errors import UsageFault
from interviewprep.store.faults import reaching


def copy_history(db: sqlite3.Connection, target: Path) -> None:
    """Write a copy of an open history to the new file `target`, readable by its owner alone.

    Raises:
        UsageFault: `target` exists.
        EnvironmentFault: `target` cannot be written.
        sqlite3.Error: the history cannot be read, or the disk is full.
    """
    with reaching(target):
        if target.exists():
            raise UsageFault(f"{target} exists already. Name a file that does not, or remove that one first.")
        make_private_folder(target.parent)
        partial = target.with_name(target.name + ".partial")
        partial.unlink(missing_ok=True)
        os.close(os.open(partial, os.O_CREAT | os.O_EXCL | os.O_WRONLY, 0o600))
        try:
            _copy_pages(db, partial)
            partial.replace(target)
        finally:
            partial.unlink(missing_ok=True)


def _copy_pages(db: sqlite3.Connection, target: Path) -> None:
    copy = sqlite3.connect(target, isolation_level=None)
    try:
        db.backup(copy)
        # A copy is one file: no log beside it that could be left behind when it is moved.
        copy.execute("PRAGMA journal_mode = DELETE")
    finally:
        copy.close()


def make_private_folder(folder: Path) -> None:
    """Make a folder which only its owner may enter, unless it is there already."""
    folder.mkdir(mode=0o700, parents=True, exist_ok=True)


def backup_name(backups: Path, label: str, at: datetime) -> Path:
    """Find a free name for a copy made at `at`; `label` says of which version, or in which state, the history was."""
    return _free(backups, f"history-{label}-{at.astimezone(UTC):%Y%m%dT%H%M%SZ}")


def migration_backup_name(backups: Path, version: int, target: int) -> Path:
    """Find a free name for the copy made before a migration from `version` to `target`."""
    return _free(backups, f"history-v{version}-before-v{target}")


def _free(folder: Path, stem: str) -> Path:
    path, number = folder / f"{stem}.db", 1
    while path.exists():
        number += 1
        path = folder / f"{stem}-{number}.db"
    return path
