"""A look at the history by a program that only wants to know: nothing is written, made or migrated."""

import sqlite3
from pathlib import Path
from typing import TypeVar

from interviewprep.base.paths import Paths
from interviewprep.store.connection import connect, pragma
from interviewprep.store.faults import Translation, reaching, rescue_advice
from interviewprep.store.file import HistoryFile
from interviewprep.store.migrate import pending
from interviewprep.store.sessions import Sessions

Part = TypeVar("Part", bound=HistoryFile)


def look_at_sessions(paths: Paths) -> Sessions | None:
    """Open the sessions of the history for reading alone; None where there is no history yet. Raises as `look_at`."""
    return look_at(paths, Sessions)


def look_at(paths: Paths, part: type[Part]) -> Part | None:
    """Open one part of the history for reading alone; None where there is no history yet.

    A file of an older version is read as it is: sessions, events, attempts, days and cards have looked the same since
    version 1. Whatever would write to it fails.

    Raises:
        StoreFault: the file is damaged, from a newer version or from another program.
        EnvironmentFault: it cannot be read.
    """
    path, rescue = paths.history, rescue_advice(paths)
    with reaching(path), Translation(path, rescue):
        try:
            is_empty = path.stat().st_size == 0
        except FileNotFoundError:
            return None
        # One that another process is just making.
        if is_empty:
            return None
        db = _open(path)
        try:
            pending(db, path)
            has_sessions = pragma(db, "user_version") > 0
        except BaseException:
            db.close()
            raise
        if not has_sessions:
            db.close()
            return None
        return part(db, path, rescue)


def _open(path: Path) -> sqlite3.Connection:
    # SQLite makes a log and its index beside the file, and leaves them there, even for one who only reads. Where there
    # is no log, no process has the file open, and it can be taken for one that does not change.
    log = path.with_name(f"{path.name}-wal")
    return connect(f"{path.as_uri()}?mode=ro{'' if log.exists() else '&immutable=1'}", uri=True)
