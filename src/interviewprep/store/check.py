"""Does the history hold together? Findings in words, none for a sound file."""

import sqlite3
from collections.abc import Iterator

from interviewprep.base.records import dataclass
from interviewprep.store.cards import STANDING
from interviewprep.store.migrate import known_migrations
from interviewprep.store.rows import READERS

_DAYS = """
SELECT study_day, area, domain, count(*) AS attempts, sum(passed) AS passed, sum(score) AS score_sum,
  sum(active_s) AS active_s
FROM attempt GROUP BY study_day, area, domain
"""

_WRONG_DAYS = f"""
WITH fresh AS ({_DAYS})
SELECT study_day, area, domain FROM fresh LEFT JOIN day USING (study_day, area, domain)
WHERE day.attempts IS NOT fresh.attempts OR day.passed IS NOT fresh.passed
  OR abs(day.score_sum - fresh.score_sum) > 1e-6 * max(1, fresh.score_sum)
  OR abs(day.active_s - fresh.active_s) > 1e-6 * max(1, fresh.active_s)
UNION
SELECT study_day, area, domain FROM day LEFT JOIN fresh USING (study_day, area, domain) WHERE fresh.attempts IS NULL
"""  # noqa: S608 - built of constants

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
    return find_damage(db) or [*_sequences(db), *_cards(db), *_days(db)]


def rebuild_days(db: sqlite3.Connection) -> None:
    """Derive the day totals anew from the attempts, inside a transaction."""
    db.execute("DELETE FROM day")
    db.execute(f"INSERT INTO day (study_day, area, domain, attempts, passed, score_sum, active_s) {_DAYS}")


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


def _days(db: sqlite3.Connection) -> Iterator[Finding]:
    for day, area, domain in db.execute(_WRONG_DAYS):
        yield Finding("totals", f"the totals of study day {day} in {area}, {domain} are not the sum of its attempts")
