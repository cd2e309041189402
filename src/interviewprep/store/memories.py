"""What all cards together are like: how much is remembered, and what falls due when. Summed by SQLite, from indexes."""

import math
import sqlite3

from interviewprep.base.records import dataclass
from interviewprep.model.attempt import ForgettingCurve
from interviewprep.model.taxonomy import Area
from interviewprep.store.file import HistoryFile
from interviewprep.store.rows import Record

_REMEMBERED = """
SELECT area, topic, count(*) AS cards, sum(lapses) AS lapses,
  avg(pow(1 + :factor * max(0, :day - last_day) / stability, -:power)) AS recall,
  avg(pow(1 + :factor * max(0, :later_day - last_day) / stability, -:power)) AS later_recall
FROM card WHERE :area IS NULL OR area = :area GROUP BY area, topic
"""

_HAS_POW = "SELECT pow(1, 1)"

# Overdue may be most cards: counted as they lie, area after area, since to sort them would take thrice the time. Those
# that are suspended are few: they are counted with the rest, and then taken away again.
_DUE_CARDS = """
SELECT area, day, sum(cards) AS cards FROM (
  SELECT area, :today - 1 AS day, count(*) AS cards FROM card NOT INDEXED WHERE due_day < :today GROUP BY area
  UNION ALL
  SELECT area, due_day, count(*) FROM card WHERE due_day BETWEEN :today AND :last_day GROUP BY due_day, area
  UNION ALL
  SELECT area, max(due_day, :today - 1), -1 FROM mark CROSS JOIN card USING (question)
  WHERE kind = 'suspended' AND due_day <= :last_day
) WHERE :area IS NULL OR area = :area GROUP BY area, day HAVING sum(cards) > 0 ORDER BY day, area
"""


@dataclass(frozen=True, slots=True)
class Remembered:
    """The cards of one topic: how many, their lapses, and their mean expected recall now and later, from 0 to 1."""

    area: Area
    topic: str
    cards: int
    lapses: int
    recall: float
    later_recall: float


@dataclass(frozen=True, slots=True)
class DueCards:
    """How many cards of one area fall due on a study day."""

    area: Area
    day: int
    cards: int


class Memories(HistoryFile):
    """Figures over all cards."""

    def remembered(
        self, curve: ForgettingCurve, day: int, *, later_day: int, area: Area | None = None
    ) -> list[Remembered]:
        """Tell what is remembered of each topic on study day `day`, and would be on `later_day` without practice.

        Cost: every card is looked at, 20 ms for 100,000.
        """
        values = {"factor": curve.factor, "power": curve.power, "day": day, "later_day": later_day, "area": area}
        with self._reading() as db:
            _provide_pow(db)
        return self._all(_read_remembered, _REMEMBERED, values)

    def due_cards(self, today: int, last_day: int, area: Area | None = None) -> list[DueCards]:
        """Count the cards due by area on each study day from `today` to `last_day`; overdue ones on the day before.

        Suspended questions are left out, and days without cards.
        """
        return self._all(_read_due_cards, _DUE_CARDS, {"today": today, "last_day": last_day, "area": area})


def _provide_pow(db: sqlite3.Connection) -> None:
    """Give SQL its power function where SQLite was built without functions of mathematics."""
    try:
        db.execute(_HAS_POW)
    except sqlite3.OperationalError:
        db.create_function("pow", 2, math.pow, deterministic=True)


def _read_remembered(record: Record) -> Remembered:
    return Remembered(**{**record, "area": Area(record["area"])})


def _read_due_cards(record: Record) -> DueCards:
    return DueCards(**{**record, "area": Area(record["area"])})
