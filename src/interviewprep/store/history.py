"""The door to the history file."""

import os
import sqlite3
from collections.abc import Iterator
from contextlib import suppress
from datetime import datetime
from pathlib import Path

from interviewprep.base.paths import Paths
from interviewprep.store.answers import Answers
from interviewprep.store.archive import export_lines
from interviewprep.store.attempts import Attempts
from interviewprep.store.backup import backup_name, copy_history, make_private_folder
from interviewprep.store.cards import Cards
from interviewprep.store.check import Finding, check
from interviewprep.store.chosen import Settings
from interviewprep.store.connection import connect, pragma, use_write_ahead_log
from interviewprep.store.faults import Translation, reaching, rescue_advice
from interviewprep.store.goals import Goals
from interviewprep.store.marks import Marks
from interviewprep.store.memories import Memories
from interviewprep.store.migrate import migrate, pending
from interviewprep.store.sessions import Sessions
from interviewprep.store.tallies import Tallies
from interviewprep.store.tested_out import TestedOut
from interviewprep.store.weak import Weak


class History(Sessions, Attempts, Tallies, Answers, Cards, Goals, Marks, Memories, Settings, TestedOut, Weak):
    """Everything that was practised: one open file. A context manager; see `open_history`."""

    def backup(self, target: Path) -> None:
        """Write a copy of the whole history to the new file `target`.

        Raises:
            UsageFault: `target` exists.
            EnvironmentFault: `target` cannot be written.
        """
        with self._reading() as db:
            copy_history(db, target)

    def backup_into(self, folder: Path, at: datetime) -> Path:
        """Write a copy, named after its version and the time `at`, into `folder`; return its path."""
        with self._reading() as db, reaching(folder):
            target = backup_name(folder, f"v{pragma(db, 'user_version')}", at)
        self.backup(target)
        return target

    def check(self) -> list[Finding]:
        """List everything in the file that does not hold. Reads every row; changes nothing."""
        with self._reading() as db:
            return check(db)

    def export(self) -> Iterator[str]:
        """Write the history as JSON Lines, one line after the other, all as of one moment."""
        with self._reading() as db:
            yield from export_lines(db)


def open_history(paths: Paths, *, create: bool = True) -> History:
    """Open the history, brought to the present version; a copy is made before an older file is changed.

    Without `create`, a history that does not exist yet is an empty one in memory, and nothing is written.
    A new folder is readable by its owner alone, and so is the file.

    Raises:
        StoreFault: the file is damaged, from a newer version or from another program, or locked for too long.
        EnvironmentFault: folder or file cannot be used, or the disk is full.
    """
    path = paths.history
    rescue = rescue_advice(paths)
    with reaching(path), Translation(path, rescue):
        if create:
            _make_file(path)
        elif not _is_there(path):
            return History(_open_migrated(":memory:", paths), path, rescue)
        return History(_open_migrated(path, paths), path, rescue)


def _make_file(path: Path) -> None:
    make_private_folder(path.parent)
    # Empty, so that SQLite finds it with these rights and gives them to the log beside it too. One that is there is
    # not touched: closing any descriptor of a file gives up all locks that this process has on it, also those of
    # another connection, whose log the next process to come along would then delete (sqlite.org/howtocorrupt.html).
    with suppress(FileExistsError):
        os.close(os.open(path, os.O_CREAT | os.O_EXCL | os.O_WRONLY, 0o600))


def _is_there(path: Path) -> bool:
    try:
        path.stat()
    except FileNotFoundError:
        # Any other error, such as a file in place of the folder, is told: it is no history that was never begun.
        return False
    return True


def _open_migrated(path: Path | str, paths: Paths) -> sqlite3.Connection:
    db = connect(path)
    try:
        # Before anything is written: is it ours at all?
        pending(db, paths.history)
        use_write_ahead_log(db)
        migrate(db, paths.history, paths.backups)
    except BaseException:
        db.close()
        raise
    return db
