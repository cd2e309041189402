"""Tables of sums over attempts, kept in the transaction that adds one, so that nobody need read every attempt.

A table is described once, by what one row of `attempt` adds to it and where. From that follow the addition of one
attempt, the table built anew, the test whether it holds, and the sums of those days that are only part of a week.
"""

import sqlite3
from collections.abc import Iterator, Mapping
from functools import cache

from interviewprep.base.records import dataclass

WEEK_DAYS = 7
"""Days of one week of practice, which is `study_day / 7`: it begins on a Thursday, which nobody sees."""

_TOLERANCE = 1e-6
"""Relative: sums of fractions differ in their last digits with the order in which they were added."""


@dataclass(frozen=True, slots=True)
class RollUp:
    """A table: its key, and what each attempt adds to its sums, in SQL over rows of `attempt`; `only` some count."""

    table: str
    key: Mapping[str, str]
    sums: Mapping[str, str]
    only: str = "TRUE"

    def fresh(self, condition: str = "TRUE") -> str:
        """Write the query that derives the rows of the table from those attempts that meet a condition."""
        sums = {name: f"sum({sql})" for name, sql in self.sums.items()}
        places = ", ".join(str(place) for place in range(1, len(self.key) + 1))
        return f"{self._select(sums, condition)} GROUP BY {places}"

    def addition(self) -> str:
        """Write the statement that adds the stored attempt of one id: no groups to sort, which is half of the time."""
        sums = ", ".join(f"{name} = {name} + excluded.{name}" for name in self.sums)
        return f"{self._insert(self._select(self.sums, 'id = ?'))} ON CONFLICT DO UPDATE SET {sums}"

    def subtract(self, db: sqlite3.Connection, attempt: int) -> None:
        """Take the stored attempt of this id away again, before it changes; inside a transaction."""
        key, sums = ", ".join(self.key), ", ".join(self.sums)
        gone = self._select(self.sums, "id = :id")
        less = ", ".join(f"{self.table}.{name} - gone.{name}" for name in self.sums)
        same = " AND ".join(f"{self.table}.{name} = gone.{name}" for name in self.key)
        db.execute(f"UPDATE {self.table} SET ({sums}) = ({less}) FROM ({gone}) AS gone WHERE {same}", {"id": attempt})  # noqa: S608 - constants
        count = next(iter(self.sums))
        db.execute(
            f"DELETE FROM {self.table} WHERE {count} = 0 AND ({key}) IN (SELECT {key} FROM ({gone}))",  # noqa: S608 - constants
            {"id": attempt},
        )

    def rebuild(self, db: sqlite3.Connection) -> None:
        """Derive the whole table anew, inside a transaction."""
        db.execute(f"DELETE FROM {self.table}")  # noqa: S608 - a constant
        db.execute(self._insert(self.fresh()))

    def wrong(self, db: sqlite3.Connection) -> Iterator[dict[str, object]]:
        """Give the keys of rows that are not the sums of their attempts, missing and superfluous ones among them."""
        key = ", ".join(self.key)
        differs = " OR ".join(
            f"{self.table}.{name} IS NULL OR abs({self.table}.{name} - fresh.{name}) "
            f"> {_TOLERANCE} * max(1, abs(fresh.{name}))"
            for name in self.sums
        )
        count = next(iter(self.sums))
        sql = f"""
            WITH fresh AS MATERIALIZED ({self.fresh()})
            SELECT {key} FROM fresh LEFT JOIN {self.table} USING ({key}) WHERE {differs}
            UNION
            SELECT {key} FROM {self.table} LEFT JOIN fresh USING ({key}) WHERE fresh.{count} IS NULL
        """  # noqa: S608 - constants
        return (dict(row) for row in db.execute(sql))

    def _select(self, sums: Mapping[str, str], condition: str) -> str:
        columns = ", ".join(f"{sql} AS {name}" for name, sql in {**self.key, **sums}.items())
        return f"SELECT {columns} FROM attempt WHERE {self.only} AND {condition}"  # noqa: S608 - constants

    def _insert(self, query: str) -> str:
        return f"INSERT INTO {self.table} ({', '.join((*self.key, *self.sums))}) {query}"


PLACE = ("area", "domain", "phase", "topic", "format", "difficulty")
"""The columns that say what kind of question was answered."""

_PLACE = {name: name for name in PLACE}
_WEEK = {"week": f"study_day / {WEEK_DAYS}"}
_IS_FIRST = """NOT EXISTS (
  SELECT 1 FROM attempt AS other WHERE other.question = attempt.question AND other.id < attempt.id
)"""
_SUMS = {
    "attempts": "1",
    "passed": "passed",
    "score_sum": "score",
    "score_squares": "score * score",
    "first_attempts": _IS_FIRST,
    "first_passed": f"passed AND {_IS_FIRST}",
    "active_s": "active_s",
    "budget_s": "budget_s",
    "over_budget": "active_s > budget_s",
    "day_sum": "study_day",
}

DAY = RollUp(
    "day",
    {name: name for name in ("study_day", "area", "domain")},
    {name: _SUMS[name] for name in ("attempts", "passed", "score_sum", "active_s")},
)
TOTAL = RollUp("total", _PLACE, _SUMS)
TALLY = RollUp("tally", _WEEK | _PLACE, _SUMS)
STATED = RollUp(
    "stated",
    _WEEK | {"area": "area", "confidence": "CAST(round(100 * confidence) AS INTEGER)"},
    {"answers": "1", "full": "score = 1"},
    only="confidence IS NOT NULL",
)
SLIP = RollUp("slip", _WEEK | {"area": "area", "mistake": "mistake"}, {"attempts": "1"}, only="mistake <> ''")

ROLL_UPS = (DAY, TOTAL, TALLY, STATED, SLIP)


def count_attempt(db: sqlite3.Connection, attempt: int) -> None:
    """Add a stored attempt to all sums, inside the transaction that stored it."""
    for addition in _additions():
        db.execute(addition, (attempt,))


@cache
def _additions() -> tuple[str, ...]:
    return tuple(one.addition() for one in ROLL_UPS)


def rebuild_sums(db: sqlite3.Connection) -> None:
    """Derive all sums anew from the attempts, inside a transaction."""
    for one in ROLL_UPS:
        one.rebuild(db)
