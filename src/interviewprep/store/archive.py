"""The history as JSON Lines: everything the user made, one row a line, readable by people and other programs.

    {"schema":1,"kind":"header","program":"interviewprep","history":1}
    {"table":"session","row":{"id":"…", …}}
    {"kind":"footer","rows":1}

Sums are left out: they follow from the attempts. Reading trusts nothing: the first line that is not exactly
what writing would have made is refused.
"""

import json
import math
import sqlite3
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any, BinaryIO, Self

from interviewprep.base.errors import ContentFault, Fault, StoreFault
from interviewprep.store.connection import Transaction, insert, pragma
from interviewprep.store.migrate import present_version
from interviewprep.store.roll_up import rebuild_sums
from interviewprep.store.rows import JSON_COLUMNS, READERS, Record, write_json

ARCHIVE_SCHEMA = 1
LINE_LIMIT_BYTES = 64 * 1024 * 1024
"""No line is read beyond this, whatever a file claims to be: twice what `rows.JSON_LIMIT_BYTES` lets into a row."""

_REFUSED = (ValueError, TypeError, KeyError, OverflowError, RecursionError, StoreFault, sqlite3.IntegrityError)
_TYPES: Mapping[str, tuple[type, ...]] = {"TEXT": (str,), "INTEGER": (int,), "REAL": (float, int)}
_ORDER = {
    "event": "session, sequence",
    "mark": "question, kind",
    "tested_out": "area, topic",
    "card": "question",
    "setting": "key",
}


def export_lines(db: sqlite3.Connection) -> Iterator[str]:
    """Write the history line by line, each without its end, all as of one moment."""
    db.execute("BEGIN")
    try:
        yield write_json(_header(pragma(db, "user_version")))
        rows = 0
        for table in READERS:
            order = _ORDER.get(table, "id")
            for row in db.execute(f"SELECT * FROM {table} ORDER BY {order}"):  # noqa: S608 - names of the schema
                yield write_json(
                    {"table": table, "row": {name: _shown(name, value) for name, value in dict(row).items()}}
                )
                rows += 1
        yield write_json(_footer(rows))
    finally:
        db.execute("ROLLBACK")


def load(db: sqlite3.Connection, source: Path) -> int:
    """Fill an empty history from an archive and return the number of its rows; all or nothing.

    Raises:
        ContentFault: a line is not what an archive holds; names file and line.
        OSError: the file cannot be read.
    """
    with source.open("rb") as file, Transaction(db):
        lines = _Lines(file)
        try:
            _check_header(_parse(next(lines, b"")))
            rows = _store_rows(db, lines)
        except _REFUSED as error:
            raise ContentFault(
                "nothing was restored: the file is no export of `prep data export`, or it was changed since.",
                (Fault(source, max(lines.number, 1), _reason(error)),),
            ) from error
        rebuild_sums(db)
    return rows


class _Lines:
    """The lines of a file, none longer than the limit; `number` is that of the line given last."""

    def __init__(self, file: BinaryIO) -> None:
        self._file = file
        self.number = 0

    def __iter__(self) -> Self:
        return self

    def __next__(self) -> bytes:
        line = self._file.readline(LINE_LIMIT_BYTES)
        if not line:
            raise StopIteration
        self.number += 1
        return line


def _store_rows(db: sqlite3.Connection, lines: _Lines) -> int:
    columns = {table: _columns(db, table) for table in READERS}
    for rows, line in enumerate(lines):
        document = _parse(line)
        if document.get("kind") == "footer":
            _check_end(document, rows, next(lines, None))
            return rows
        _store(db, document, columns)
    raise ValueError("the file ends early: its last line is missing")


def _header(version: int) -> Record:
    return {"schema": ARCHIVE_SCHEMA, "kind": "header", "program": "interviewprep", "history": version}


def _footer(rows: int) -> Record:
    return {"kind": "footer", "rows": rows}


def _shown(column: str, value: object) -> object:
    return json.loads(value) if column in JSON_COLUMNS and isinstance(value, str) else value


def _parse(line: bytes) -> dict[str, Any]:
    if not line.endswith(b"\n"):
        raise ValueError("the line is cut off, or too long")
    document = json.loads(line.decode("utf-8"), parse_constant=_refuse, parse_float=_finite, object_pairs_hook=_unique)
    if not isinstance(document, dict):
        raise TypeError("an object is expected")
    return document


def _refuse(constant: str) -> float:
    raise ValueError(f"{constant} is no JSON")


def _finite(text: str) -> float:
    value = float(text)
    if not math.isfinite(value):
        raise ValueError(f"{text} is too large")
    return value


def _unique(pairs: list[tuple[str, object]]) -> dict[str, object]:
    document = dict(pairs)
    if len(document) != len(pairs):
        raise ValueError("a key comes twice")
    return document


def _check_header(document: dict[str, Any]) -> None:
    version = document.get("history")
    if isinstance(version, int) and version > present_version() and document == _header(version):
        raise ValueError(f"the export is from a newer prep (history version {version}): upgrade prep to read it")
    # One of an older history is read as it is: no step since then has changed a table that it holds.
    if type(version) is not int or not 1 <= version <= present_version() or document != _header(version):
        raise ValueError("the first line is not the header of an export")


def _check_end(document: dict[str, Any], rows: int, following: object) -> None:
    if document != _footer(rows):
        raise ValueError(f"{document.get('rows')} rows were exported, and {rows} are here")
    if following is not None:
        raise ValueError("more lines follow the end of the export")


def _store(
    db: sqlite3.Connection, document: dict[str, Any], columns: Mapping[str, Mapping[str, tuple[type, ...]]]
) -> None:
    if document.keys() != {"table", "row"}:
        raise ValueError("a row has the keys table and row, and no others")
    table, row = document["table"], document["row"]
    if not isinstance(table, str) or table not in columns:
        raise ValueError(f"there is no table {table!r}")
    if not isinstance(row, dict) or row.keys() != columns[table].keys():
        raise ValueError(f"a row of {table} has the columns {', '.join(columns[table])}, and no others")
    record = {name: _column(name, value, columns[table][name]) for name, value in row.items()}
    READERS[table](record)
    insert(db, table, record)


def _column(name: str, value: object, types: tuple[type, ...]) -> object:
    if name in JSON_COLUMNS:
        return write_json(value)
    # Whether a column may be empty is for the table to say.
    if value is not None and type(value) not in types:
        raise TypeError(f"{name} cannot be {str(value)[:40]!r}")
    return value


def _columns(db: sqlite3.Connection, table: str) -> dict[str, tuple[type, ...]]:
    return {row["name"]: _TYPES[row["type"]] for row in db.execute(f"PRAGMA table_info({table})")}


def _reason(error: Exception) -> str:
    if isinstance(error, KeyError):
        return f"{error} is missing"
    return str(error)
