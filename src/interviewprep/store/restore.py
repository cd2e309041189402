"""Putting a history back, from a copy or an export: built aside and checked first, then swapped in at once."""

import shutil
import sqlite3
import tempfile
from datetime import datetime
from pathlib import Path

from interviewprep.base.errors import StoreFault, UsageFault
from interviewprep.base.paths import Paths
from interviewprep.base.records import dataclass
from interviewprep.store.archive import load
from interviewprep.store.backup import backup_name, make_private_folder
from interviewprep.store.check import find_damage
from interviewprep.store.connection import connect, pragma, use_write_ahead_log
from interviewprep.store.faults import Translation, reaching
from interviewprep.store.migrate import migrate

_SQLITE_MAGIC = b"SQLite format 3\x00"
_WITH_LOG = ("", "-wal")
_RESCUE = "Nothing was restored; take another copy."


@dataclass(frozen=True, slots=True)
class Restored:
    """What was put back: how many attempts it holds, and where the history before it was kept, if there was one."""

    attempts: int
    kept: Path | None


def restore(paths: Paths, source: Path, at: datetime) -> Restored:
    """Replace the history by `source`, a copy or an export; the one before goes to the backups, named after `at`.

    Until everything has been read and checked the present history is not touched, and then it is replaced at once.

    Raises:
        ContentFault: a line of the export is wrong.
        StoreFault: the copy is damaged or from a newer version, or another prep has the history open.
        EnvironmentFault: a file cannot be read or written.
        UsageFault: `source` is the history itself, or not a file.
    """
    with reaching(source):
        if not source.is_file():
            raise UsageFault(f"{source} is not a file. Name a copy or an export; copies are in {paths.backups}.")
        if paths.history.exists() and source.samefile(paths.history):
            raise UsageFault(
                f"{source} is the history in use. Name a copy or an export; copies are in {paths.backups}."
            )
        with source.open("rb") as file:
            is_copy = file.read(len(_SQLITE_MAGIC)) == _SQLITE_MAGIC
    with reaching(paths.data):
        make_private_folder(paths.data)
        with tempfile.TemporaryDirectory(prefix="restore-", dir=paths.data) as folder:
            fresh = Path(folder) / paths.history.name
            with Translation(source, _RESCUE):
                attempts = _from_copy(source, fresh) if is_copy else _from_archive(source, fresh)
            kept = _set_aside(paths, at)
            fresh.replace(paths.history)
    return Restored(attempts, kept)


def _from_archive(source: Path, fresh: Path) -> int:
    db = connect(fresh)
    try:
        migrate(db, source, fresh.parent)
        load(db, source)
        return _finish(db, fresh)
    finally:
        db.close()


def _from_copy(source: Path, fresh: Path) -> int:
    for suffix in _WITH_LOG:
        part = source.with_name(source.name + suffix)
        if part.exists():
            shutil.copyfile(part, fresh.with_name(fresh.name + suffix))
    db = connect(fresh)
    try:
        if not pragma(db, "application_id"):
            raise StoreFault(f"{source} is an SQLite file of another program, not a history of prep. {_RESCUE}")
        migrate(db, source, fresh.parent)
        damage = find_damage(db)
        if damage:
            raise StoreFault(f"{source} is damaged ({damage[0].message}). {_RESCUE}")
        return _finish(db, fresh)
    finally:
        db.close()


def _finish(db: sqlite3.Connection, fresh: Path) -> int:
    use_write_ahead_log(db)
    fresh.chmod(0o600)
    (attempts,) = db.execute("SELECT count(*) FROM attempt").fetchone()
    return int(attempts)


def _set_aside(paths: Paths, at: datetime) -> Path | None:
    """Keep a copy of the present history, and leave no log behind that would be taken for the new one's."""
    if not paths.history.exists() or not paths.history.stat().st_size:
        return None
    make_private_folder(paths.backups)
    kept = backup_name(paths.backups, _fold_log(paths.history), at)
    for suffix in _WITH_LOG:
        part = paths.history.with_name(paths.history.name + suffix)
        if part.exists():
            shutil.copy2(part, kept.with_name(kept.name + suffix))
    for suffix in ("-wal", "-shm"):
        paths.history.with_name(paths.history.name + suffix).unlink(missing_ok=True)
    return kept


def _fold_log(path: Path) -> str:
    """Write the log into the file and drop it, which SQLite allows only to the last one who has the file open.

    Returns what the file is: its version, or that it is damaged.
    """
    try:
        db = connect(path)
        try:
            db.execute("PRAGMA journal_mode = DELETE")
            return f"v{pragma(db, 'user_version')}"
        finally:
            db.close()
    except (sqlite3.DatabaseError, UnicodeDecodeError) as error:
        if getattr(error, "sqlite_errorcode", 0) & 0xFF in {sqlite3.SQLITE_BUSY, sqlite3.SQLITE_LOCKED}:
            raise StoreFault(
                f"another prep has {path} open. Nothing was restored: end that one first, then repeat this."
            ) from error
        # The file is beyond reading, which is why it is being replaced: it is kept as it is.
        return "damaged"
