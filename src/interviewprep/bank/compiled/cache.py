"""The compiled banks: one SQLite file, from which picking 20 of 100,000 questions costs what 20 of 1,000 cost.

The file may be deleted at any time. One of another version, or a damaged one, is made anew in silence; where the
folder cannot be written the same tables live in memory for the length of the process.
"""

import json
import os
import sqlite3
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Any
from zlib import crc32

from interviewprep import __version__
from interviewprep.bank.compiled.stamps import Stamp
from interviewprep.base.records import dataclass, shallow
from interviewprep.model.question import Entry
from interviewprep.model.taxonomy import Area, Difficulty, Domain, Format, Phase

# Raise this when the same files compile to something else; a release does so by its version.
COMPILED_FORMAT = 5
_APPLICATION_ID = 0x70726570
_VERSION = crc32(f"{COMPILED_FORMAT} {__version__}".encode()) >> 1
_BUSY_TIMEOUT_S = 5.0
# Errors that another try on a fresh file would meet again.
_OF_THE_SYSTEM = frozenset(
    {
        sqlite3.SQLITE_BUSY,
        sqlite3.SQLITE_LOCKED,
        sqlite3.SQLITE_READONLY,
        sqlite3.SQLITE_FULL,
        sqlite3.SQLITE_CANTOPEN,
        sqlite3.SQLITE_PERM,
        sqlite3.SQLITE_IOERR,
        sqlite3.SQLITE_AUTH,
    }
)
_LISTS = ("packages", "misconceptions", "prerequisites")
_COLUMNS = ("id", "revision", "area", "topic", "domain", "phase", "difficulty", "minutes", "format", "title", *_LISTS)
_ENTRY = ", ".join(_COLUMNS)
_QUALIFIED = ", ".join(f"question.{name}" for name in _COLUMNS)


Progress = Callable[[int, int], None]
"""Hears, while a large bank is compiled, how many of how many questions have been looked at."""


@dataclass(frozen=True, slots=True)
class CachedBank:
    """A compiled bank. `folders` are the stamps to compare at start; unsettled ones are not believed."""

    id: int
    name: str
    title: str
    licence: str
    fingerprint: str
    folders: tuple[Stamp, ...]
    settled: bool


@dataclass(frozen=True, slots=True)
class Compiled:
    """One compiled question: its line in the catalogue, the stamps of its files, its ties and itself as JSON."""

    entry: Entry
    stamps: tuple[Stamp, ...]
    settled: bool
    links: str
    body: str


@dataclass(frozen=True, slots=True)
class Kept:
    """What a refresh needs to know of a compiled question to leave it as it is."""

    id: str
    stamps: tuple[Stamp, ...]
    settled: bool
    links: str


@dataclass(frozen=True, slots=True)
class Facet:
    """How many questions of a bank share area, format, difficulty and packages; they are numbered from 0."""

    bank: int
    area: str
    format: str
    difficulty: str
    packages: tuple[str, ...]
    questions: int


class Cache:
    """Reads and writes compiled banks. Its methods raise `sqlite3.Error` when the file fails."""

    def __init__(self, connection: sqlite3.Connection) -> None:
        self._connection = connection

    def close(self) -> None:
        """Close the file."""
        self._connection.close()

    @contextmanager
    def transaction(self, *, write: bool = False) -> Iterator[None]:
        """Make everything inside see one state of the file, or change it as a whole."""
        self._connection.execute("BEGIN IMMEDIATE" if write else "BEGIN")
        try:
            yield
        except BaseException:
            self._connection.rollback()
            raise
        self._connection.commit()

    def bank(self, root: Path) -> CachedBank | None:
        """Look up the bank of a folder."""
        row = self._connection.execute(
            "SELECT id, name, title, licence, fingerprint, folders, settled FROM bank WHERE root = ?",
            (os.fsencode(root),),
        ).fetchone()
        if row is None:
            return None
        key, name, title, licence, print_of, folders, settled = row
        return CachedBank(key, name, title, licence, print_of, read_stamps(folders), bool(settled))

    def kept(self, bank: int) -> Mapping[str, Kept]:
        """Look up what is known of a bank's files, by the path of each question's own file."""
        rows = self._connection.execute("SELECT id, stamps, settled, links FROM question WHERE bank = ?", (bank,))
        found = (Kept(name, read_stamps(stamps), bool(settled), links) for name, stamps, settled, links in rows)
        return {kept.stamps[0].path: kept for kept in found}

    def checkpoint(self, root: Path, name: str, questions: Iterable[Compiled]) -> None:
        """Add questions of a bank that is being compiled for the first time, so that the work outlives this process.

        Until `store` completes it the bank has no folders and is believed by nobody.
        """
        with self.transaction(write=True):
            key = self._store_bank(root, CachedBank(0, name, "", "", "", (), settled=False))
            self._insert(key, questions)

    def store(self, root: Path, bank: CachedBank, questions: Iterable[Compiled], keep: Collection[str]) -> None:
        """Put a bank in place of its former state; of its questions those in `keep` stay as they are."""
        with self.transaction(write=True):
            key = self._store_bank(root, bank)
            self._connection.execute(
                "DELETE FROM question WHERE bank = ? AND id NOT IN (SELECT value FROM json_each(?))",
                (key, json.dumps(sorted(keep))),
            )
            self._insert(key, questions)
            self._number(key)

    def facets(self, banks: Collection[int]) -> list[Facet]:
        """List the facets of some banks in a lasting order."""
        rows = self._connection.execute(
            "SELECT facet.bank, area, format, difficulty, packages, questions FROM facet"
            " JOIN bank ON bank.id = facet.bank WHERE facet.bank IN (SELECT value FROM json_each(?))"
            " ORDER BY bank.name, area, format, difficulty, packages",
            (json.dumps(sorted(banks)),),
        )
        return [
            Facet(bank, area, form, difficulty, tuple(json.loads(packages)), questions)
            for bank, area, form, difficulty, packages, questions in rows
        ]

    def at(self, facet: Facet, position: int) -> str | None:
        """Look up the id at a position of a facet."""
        row = self._connection.execute(
            "SELECT id FROM question WHERE bank = ? AND area = ? AND format = ? AND difficulty = ? AND packages = ?"
            " AND position = ?",
            (facet.bank, facet.area, facet.format, facet.difficulty, json.dumps(facet.packages), position),
        ).fetchone()
        return str(row[0]) if row else None

    def question(self, bank: int, name: str) -> Compiled | None:
        """Look up one question."""
        row = self._connection.execute(
            f"SELECT {_ENTRY}, stamps, settled, links, body,"  # noqa: S608 - a constant
            " (SELECT name FROM bank WHERE bank.id = question.bank) FROM question WHERE bank = ? AND id = ?",
            (bank, name),
        ).fetchone()
        if row is None:
            return None
        entry, (stamps, settled, links, body, title) = row[: len(_COLUMNS)], row[len(_COLUMNS) :]
        return Compiled(_entry(title, entry), read_stamps(stamps), bool(settled), links, body)

    def banks_of(self, name: str, banks: Collection[int]) -> list[str]:
        """List by name which of some banks have a question of this id."""
        rows = self._connection.execute(
            "SELECT bank.name FROM question JOIN bank ON bank.id = question.bank"
            " WHERE question.id = ? AND bank.id IN (SELECT value FROM json_each(?)) ORDER BY bank.name",
            (name, json.dumps(sorted(banks))),
        )
        return [bank for (bank,) in rows]

    def ids_like(self, name: str, banks: Collection[int], limit: int = 5000) -> list[str]:
        """List ids that may be what `name` was meant to be: all of them, or in large banks those of like beginning."""
        wanted = {"banks": json.dumps(sorted(banks)), "begin": name[:1], "limit": limit}
        rows = self._connection.execute(
            "SELECT DISTINCT id FROM question WHERE bank IN (SELECT value FROM json_each(:banks))"
            " ORDER BY substr(id, 1, 1) <> :begin, id LIMIT :limit",
            wanted,
        )
        return [found for (found,) in rows]

    def entries(self, banks: Collection[int], filters: Mapping[str, str | None]) -> list[Entry]:
        """List catalogue lines by bank, topic and id; each filter is a JSON list, or None for everything."""
        rows = self._connection.execute(
            f"SELECT bank.name, {_QUALIFIED} FROM question JOIN bank ON bank.id = question.bank"  # noqa: S608 - a constant
            " WHERE bank.id IN (SELECT value FROM json_each(:banks))"
            " AND (:areas IS NULL OR area IN (SELECT value FROM json_each(:areas)))"
            " AND (:topics IS NULL OR topic IN (SELECT value FROM json_each(:topics)))"
            " AND (:domains IS NULL OR domain IN (SELECT value FROM json_each(:domains)))"
            " AND (:formats IS NULL OR format IN (SELECT value FROM json_each(:formats)))"
            " AND (:difficulties IS NULL OR difficulty IN (SELECT value FROM json_each(:difficulties)))"
            " ORDER BY bank.name, topic, question.id",
            {**filters, "banks": json.dumps(sorted(banks))},
        )
        return [_entry(row[0], row[1:]) for row in rows]

    def entries_of(self, places: Collection[tuple[int, str]]) -> list[Entry]:
        """List the catalogue lines of questions by bank and id, at the cost of these alone."""
        rows = self._connection.execute(
            f"SELECT bank.name, {_QUALIFIED} FROM json_each(?) AS place"  # noqa: S608 - a constant
            " JOIN question ON question.bank = json_extract(place.value, '$[0]')"
            " AND question.id = json_extract(place.value, '$[1]') JOIN bank ON bank.id = question.bank"
            " ORDER BY bank.name, topic, question.id",
            (json.dumps(sorted(places)),),
        )
        return [_entry(row[0], row[1:]) for row in rows]

    def catching(self, misconception: str, banks: Collection[int]) -> list[str]:
        """List the questions of some banks, as `bank/id`, that catch a misconception."""
        rows = self._connection.execute(
            "SELECT bank.name || '/' || question AS ref FROM catches JOIN bank ON bank.id = catches.bank"
            " WHERE misconception = ? AND catches.bank IN (SELECT value FROM json_each(?)) ORDER BY ref",
            (misconception, json.dumps(sorted(banks))),
        )
        return [ref for (ref,) in rows]

    def topics(self, banks: Collection[int]) -> list[str]:
        """List the topics of some banks."""
        rows = self._connection.execute(
            "SELECT DISTINCT topic FROM question WHERE bank IN (SELECT value FROM json_each(?)) ORDER BY topic",
            (json.dumps(sorted(banks)),),
        )
        return [topic for (topic,) in rows]

    def _store_bank(self, root: Path, bank: CachedBank) -> int:
        row = self._connection.execute(
            "INSERT INTO bank (root, name, title, licence, fingerprint, folders, settled) VALUES (?, ?, ?, ?, ?, ?, ?)"
            " ON CONFLICT (root) DO UPDATE SET name = excluded.name, title = excluded.title,"
            " licence = excluded.licence, fingerprint = excluded.fingerprint, folders = excluded.folders,"
            " settled = excluded.settled RETURNING id",
            (
                os.fsencode(root),
                bank.name,
                bank.title,
                bank.licence,
                bank.fingerprint,
                write_stamps(bank.folders),
                bank.settled,
            ),
        ).fetchone()
        return int(row[0])

    def _insert(self, bank: int, questions: Iterable[Compiled]) -> None:
        # Another process may have got to the same question first.
        self._connection.executemany(
            f"INSERT OR REPLACE INTO question (bank, {_ENTRY}, shuffle, stamps, settled, links, body)"  # noqa: S608 - a constant
            f" VALUES ({', '.join('?' * (len(_COLUMNS) + 6))})",
            (_question_row(bank, question) for question in questions),
        )

    def _number(self, bank: int) -> None:
        """Count a bank's facets, number the questions within each as if at random, and list what they catch."""
        self._connection.execute("DELETE FROM facet WHERE bank = ?", (bank,))
        self._connection.execute(
            "INSERT INTO facet SELECT bank, area, format, difficulty, packages, count(*) FROM question"
            " WHERE bank = ? GROUP BY area, format, difficulty, packages",
            (bank,),
        )
        self._connection.execute(
            "UPDATE question SET position = numbered.place FROM (SELECT id, row_number() OVER"
            " (PARTITION BY area, format, difficulty, packages ORDER BY shuffle, id) - 1 AS place"
            " FROM question WHERE bank = :bank) AS numbered"
            " WHERE question.bank = :bank AND question.id = numbered.id",
            {"bank": bank},
        )
        self._connection.execute("DELETE FROM catches WHERE bank = ?", (bank,))
        self._connection.execute(
            "INSERT OR IGNORE INTO catches SELECT misconception.value, bank, question.id"
            " FROM question, json_each(misconceptions) AS misconception WHERE bank = ?",
            (bank,),
        )


def open_cache(file: Path) -> Cache:
    """Open the compiled banks, making the file where it is missing, damaged or of another version."""
    for _ in range(2):
        try:
            file.parent.mkdir(parents=True, exist_ok=True)
            return _prepare(str(file))
        except OSError:
            break
        except sqlite3.Error as error:
            if not is_damage(error):
                break
            discard_cache(file)
    return memory_cache()


def memory_cache() -> Cache:
    """Make a cache that lives as long as this process."""
    return _prepare(":memory:")


def is_damage(error: Exception) -> bool:
    """Tell whether an error lies in the file itself, so that a fresh one would help."""
    code = getattr(error, "sqlite_errorcode", sqlite3.SQLITE_CORRUPT)
    return code & 0xFF not in _OF_THE_SYSTEM


def discard_cache(file: Path) -> None:
    """Delete a damaged cache; what cannot be deleted is left to the next who can."""
    for path in (file, file.with_name(f"{file.name}-journal")):
        try:
            path.unlink(missing_ok=True)
        except OSError:
            # Opening it again fails again, and then the cache lives in memory.
            return


def write_stamps(stamps: Iterable[Stamp]) -> str:
    """Write stamps as the cache keeps them."""
    return json.dumps([[stamp.path, stamp.size, stamp.mtime_ns] for stamp in stamps])


def read_stamps(text: str) -> tuple[Stamp, ...]:
    """Read what `write_stamps` wrote."""
    return tuple(Stamp(*item) for item in json.loads(text))


def _prepare(database: str) -> Cache:
    connection = sqlite3.connect(database, timeout=_BUSY_TIMEOUT_S, isolation_level=None)
    try:
        if not is_ours(connection):
            connection.execute("BEGIN IMMEDIATE")
            # Another process may have made the tables while this one waited.
            if not is_ours(connection):
                _make_tables(connection)
            connection.commit()
    except BaseException:
        connection.close()
        raise
    return Cache(connection)


def is_ours(connection: sqlite3.Connection) -> bool:
    """Tell whether this version of the program has made the tables of a file."""
    application = connection.execute("PRAGMA application_id").fetchone()[0]
    version = connection.execute("PRAGMA user_version").fetchone()[0]
    return (application, version) == (_APPLICATION_ID, _VERSION)


def _make_tables(connection: sqlite3.Connection) -> None:
    # Foreign keys are off by default, so that the order of dropping is free.
    for (name,) in connection.execute("SELECT name FROM sqlite_schema WHERE type = 'table'").fetchall():
        connection.execute(f'DROP TABLE "{name}"')
    script = Path(__file__).with_name("cache.sql").read_text(encoding="utf-8")
    for statement in script.split(";"):
        connection.execute(statement)
    connection.execute(f"PRAGMA application_id = {_APPLICATION_ID}")
    connection.execute(f"PRAGMA user_version = {_VERSION}")


def _question_row(bank: int, question: Compiled) -> tuple[object, ...]:
    import hashlib  # only where a bank is compiled

    entry = question.entry
    shuffle = int.from_bytes(hashlib.sha256(entry.ref.encode()).digest()[:8], "big", signed=True)
    plain = {**shallow(entry), **{name: json.dumps(getattr(entry, name)) for name in _LISTS}}
    columns = [plain[name] for name in _COLUMNS]
    return (
        bank,
        *columns,
        shuffle,
        write_stamps(question.stamps),
        question.settled,
        question.links,
        question.body,
    )


def _entry(bank: str, row: Sequence[Any]) -> Entry:
    name, revision, area, topic, domain, phase, difficulty, minutes, form, title, *lists = row
    packages, misconceptions, prerequisites = (tuple(json.loads(text)) if text != "[]" else () for text in lists)
    return Entry(
        bank=bank,
        id=name,
        revision=revision,
        area=Area(area),
        topic=topic,
        domain=Domain(domain),
        phase=Phase(phase),
        difficulty=Difficulty(difficulty),
        minutes=minutes,
        format=Format(form),
        title=title,
        packages=packages,
        misconceptions=misconceptions,
        prerequisites=prerequisites,
    )
