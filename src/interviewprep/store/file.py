"""One open history file: reads, short write transactions, and errors in words."""

import sqlite3
from collections.abc import Callable, Iterator, Mapping
from contextlib import AbstractContextManager, contextmanager
from pathlib import Path
from typing import Self, TypeVar

from interviewprep.base.errors import StoreFault
from interviewprep.store.connection import Transaction, pragma
from interviewprep.store.faults import Translation
from interviewprep.store.rows import Record

T = TypeVar("T")


class HistoryFile:
    """An open file; belongs to the thread that opened it, so another thread opens the history for itself.

    `rescue` is the advice to give when the file turns out to be damaged.
    """

    def __init__(self, db: sqlite3.Connection, path: Path, rescue: str) -> None:
        self._db = db
        self._path = path
        self._rescue = rescue

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def close(self) -> None:
        """Close the file. What was stored is stored: closing saves nothing."""
        self._db.close()

    @contextmanager
    def _reading(self) -> Iterator[sqlite3.Connection]:
        """Read and decode inside; errors of SQLite and rows that are none of ours become faults."""
        try:
            with Translation(self._path, self._rescue):
                yield self._db
        except (ValueError, TypeError, KeyError) as error:
            raise StoreFault(
                f"{self._path} is damaged (a row holds what prep never writes: {error}). {self._rescue}"
            ) from error

    def _writing(self) -> AbstractContextManager[sqlite3.Connection]:
        """Write inside: all of it is kept, durably, or nothing."""
        return _Writing(Transaction(self._db), Translation(self._path, self._rescue))

    def _has_version(self, version: int) -> bool:
        """Tell whether the file is of this version or a later one: who only looks reads an older one as it is."""
        with self._reading() as db:
            return pragma(db, "user_version") >= version

    def _all(
        self, convert: Callable[[Record], T], sql: str, values: Mapping[str, object] | tuple[object, ...] = ()
    ) -> list[T]:
        with self._reading() as db:
            return [convert(dict(row)) for row in db.execute(sql, values)]

    def _one(
        self, convert: Callable[[Record], T], sql: str, values: Mapping[str, object] | tuple[object, ...] = ()
    ) -> T | None:
        return next(iter(self._all(convert, sql, values)), None)


class _Writing:
    """A transaction whose errors become faults."""

    __slots__ = ("_transaction", "_translation")

    def __init__(self, transaction: Transaction, translation: Translation) -> None:
        self._transaction, self._translation = transaction, translation

    def __enter__(self) -> sqlite3.Connection:
        with self._translation:
            return self._transaction.__enter__()

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, trace: object) -> None:
        with self._translation:
            self._transaction.__exit__(kind, error, trace)
        self._translation.__exit__(kind, error, trace)


def filtered(select: str, conditions: Mapping[str, object | None], order: str) -> tuple[str, tuple[object, ...]]:
    """Write a query with those conditions, each with one `?`, whose value is not None; and its values."""
    used = {condition: value for condition, value in conditions.items() if value is not None}
    where = f"WHERE {' AND '.join(used)}" if used else ""
    return f"{select} {where} ORDER BY {order}", tuple(used.values())
