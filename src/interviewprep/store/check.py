"""Does the history hold together? Findings in words, none for a sound file."""

import sqlite3
from collections.abc import Iterator

from interviewprep.base.records import dataclass
from interviewprep.store.cards import STANDING
from interviewprep.store.migrate import known_migrations
from interviewprep.store.roll_up import ROLL_UPS
from interviewprep.store.rows import READERS

_GAPS = """
SELECT session, count(*) AS events, max(sequence) AS last FROM event GROUP BY session
HAVING max(sequence) IS NOT count(*)
"""

_WRONG_CARDS = f"""
WITH fresh AS (SELECT * FROM ({STANDING}) WHERE age = 1)
SELECT question FROM fresh LEFT JOIN card USING (question)
WHERE card.stability IS NOT fresh.stability OR card.difficulty IS NOT fresh.difficulty
  OR card.last_day IS NOT fresh.last_day OR card.due_day IS NOT fresh.due_day
  OR card.reviews IS NOT fresh.reviews OR card.lapses IS NOT fresh.lapses
UNION
SELECT question FROM card WHERE question NOT IN (SELECT question FROM fresh)
"""  # noqa: S608 - built of constants

_TABLES = "SELECT type, name, tbl_name, sql FROM sqlite_schema ORDER BY type, name"


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing that does not hold: the name of the check, and what was found."""

    check: str
    message: str


def find_damage(db: sqlite3.Connection) -> list[Finding]:
    """List what makes a file unfit to be used: broken pages, foreign tables, rows that nobody can read or place."""
    for one in (_pages, _tables, _references, _rows):
        findings = list(one(db))
        if findings:
            return findings
    return []


def check(db: sqlite3.Connection) -> list[Finding]:
    """List everything that does not hold. Reads every row; changes nothing."""
    return find_damage(db) or [*_sequences(db), *_cards(db), *_sums(db)]


def _pages(db: sqlite3.Connection) -> Iterator[Finding]:
    for (message,) in db.execute("PRAGMA integrity_check"):
        if message != "ok":
            yield Finding("pages", str(message))


def _tables(db: sqlite3.Connection) -> Iterator[Finding]:
    fresh = sqlite3.connect(":memory:", isolation_level=None)
    try:
        for step in known_migrations():
            for statement in step.statements():
                fresh.execute(statement)
        expected, found = set(fresh.execute(_TABLES)), {tuple(row) for row in db.execute(_TABLES)}
    finally:
        fresh.close()
    for _, name, *_ in sorted(expected ^ found, key=str):
        yield Finding("tables", f"{name} is missing, foreign or not what prep makes")


def _references(db: sqlite3.Connection) -> Iterator[Finding]:
    for table, row, parent, _ in db.execute("PRAGMA foreign_key_check"):
        yield Finding("references", f"row {row} of {table} refers to a row of {parent} that is not there")


def _rows(db: sqlite3.Connection) -> Iterator[Finding]:
    for table, read in READERS.items():
        for number, row in enumerate(db.execute(f"SELECT * FROM {table}"), start=1):  # noqa: S608 - a name of the schema
            try:
                read(dict(row))
            except (ValueError, TypeError, KeyError) as error:
                yield Finding("rows", f"row {number} of {table} cannot be read: {error}")


def _sequences(db: sqlite3.Connection) -> Iterator[Finding]:
    for session, events, last in db.execute(_GAPS):
        yield Finding("events", f"session {session} has {events} events, and the last one is number {last}")


def _cards(db: sqlite3.Connection) -> Iterator[Finding]:
    for (question,) in db.execute(_WRONG_CARDS):
        yield Finding("cards", f"the card of {question} is not what its reviews lead to")


def _sums(db: sqlite3.Connection) -> Iterator[Finding]:
    for one in ROLL_UPS:
        for key in one.wrong(db):
            place = ", ".join(f"{name} {value}" for name, value in key.items())
            yield Finding("totals", f"the sums of {place} in {one.table} are not those of the attempts")
