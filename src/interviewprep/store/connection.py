"""Connections to SQLite files: durable, shared by several processes, with short write transactions."""

import sqlite3
import time
from collections.abc import Mapping
from functools import cache
from pathlib import Path

BUSY_TIMEOUT_S = 5.0

_PRAGMAS = (
    # A confirmed row survives a power cut: every commit waits for the disk.
    "PRAGMA synchronous = FULL",
    "PRAGMA foreign_keys = ON",
    # A broken page is noticed when it is read, before its cells are believed.
    "PRAGMA cell_size_check = ON",
)


def connect(path: Path | str, *, uri: bool = False) -> sqlite3.Connection:
    """Open an SQLite file, also one named by a `uri`, or `:memory:`. Transactions are explicit; rows are found by name.

    Raises:
        sqlite3.Error: the file cannot be opened or is no SQLite file.
    """
    db = sqlite3.connect(path, timeout=BUSY_TIMEOUT_S, isolation_level=None, uri=uri)
    try:
        db.row_factory = sqlite3.Row
        for pragma in _PRAGMAS:
            db.execute(pragma)
    except BaseException:
        db.close()
        raise
    return db


def use_write_ahead_log(db: sqlite3.Connection) -> None:
    """Let readers and a writer work side by side; kept in the file, so free on every later opening."""
    give_up_at = time.monotonic() + BUSY_TIMEOUT_S
    while True:
        try:
            db.execute("PRAGMA journal_mode = WAL")
        except sqlite3.OperationalError as error:
            # The switch upgrades a read lock, for which SQLite never waits by itself: two first starts may meet here.
            if error.sqlite_errorcode != sqlite3.SQLITE_BUSY or time.monotonic() > give_up_at:
                raise
            time.sleep(0.01)
        else:
            return


class Transaction:
    """Keeps everything that is written inside a `with`, or nothing; takes the write lock at once."""

    __slots__ = ("_db",)

    def __init__(self, db: sqlite3.Connection) -> None:
        self._db = db

    def __enter__(self) -> sqlite3.Connection:
        """Begin."""
        self._db.execute("BEGIN IMMEDIATE")
        return self._db

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, trace: object) -> None:
        """Keep it, or take it back where something was raised."""
        try:
            if kind is None:
                self._db.execute("COMMIT")
        finally:
            # SQLite has rolled back by itself after some errors, a full disk among them.
            if self._db.in_transaction:
                self._db.execute("ROLLBACK")


def insert(db: sqlite3.Connection, table: str, record: Mapping[str, object], *, replace: bool = False) -> int:
    """Write one row, `record` being its columns by name; return its rowid where the table has one."""
    verb = "INSERT OR REPLACE" if replace else "INSERT"
    cursor = db.execute(_insertion(verb, table, tuple(record)), tuple(record.values()))
    return cursor.lastrowid or 0


@cache
def _insertion(verb: str, table: str, columns: tuple[str, ...]) -> str:
    return f"{verb} INTO {table} ({', '.join(columns)}) VALUES ({', '.join('?' * len(columns))})"


def pragma(db: sqlite3.Connection, name: str) -> int:
    """Read a number from the header of the file."""
    (value,) = db.execute(f"PRAGMA {name}").fetchone()
    return int(value)
