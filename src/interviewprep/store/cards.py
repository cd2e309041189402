"""Cards, the reviews that moved them, and the parameters these were computed with."""

import sqlite3
from collections.abc import Collection, Sequence
from datetime import datetime

from interviewprep.base.errors import StoreFault
from interviewprep.model.attempt import Card, Event, Review
from interviewprep.model.taxonomy import Area
from interviewprep.store.connection import insert
from interviewprep.store.file import HistoryFile, filtered
from interviewprep.store.rows import (
    card_record,
    read_card,
    read_review,
    read_weights,
    review_record,
    write_instant,
    write_json,
)
from interviewprep.store.sessions import append_with

STANDING = """
SELECT question, id, stability, difficulty, study_day AS last_day, study_day + interval_days AS due_day,
  count(*) OVER (PARTITION BY question) AS reviews,
  sum(rating = 1 AND stability_before IS NOT NULL) OVER (PARTITION BY question) AS lapses,
  row_number() OVER (PARTITION BY question ORDER BY id DESC) AS age
FROM review WHERE undone = 0
"""
"""For each review that stands, the card it led to; the newest of a question has `age` 1, and says all that counts.

Failing something new is no lapse.
"""

_RESTORE = f"""
UPDATE card SET (stability, difficulty, last_day, due_day, reviews, lapses) = (
  SELECT stability, difficulty, last_day, due_day, reviews, lapses
  FROM ({STANDING} AND question = :question) WHERE age = 1
) WHERE question = :question
"""  # noqa: S608 - built of constants

_DUE = """
SELECT * FROM card WHERE due_day <= :day
  AND (json_array_length(:areas) = 0 OR area IN (SELECT value FROM json_each(:areas)))
  AND NOT EXISTS (SELECT 1 FROM mark WHERE mark.question = card.question AND mark.kind = 'suspended')
ORDER BY due_day, question LIMIT :limit
"""

_CARDS = """
SELECT * FROM card
WHERE json_array_length(:areas) = 0 OR area IN (SELECT value FROM json_each(:areas))
ORDER BY question
"""

_OVERRIDE = """
UPDATE review SET rating = :rating, reasons = :reasons, stability = :stability, difficulty = :difficulty,
  interval_days = :interval_days
WHERE attempt = :attempt AND id = (SELECT max(id) FROM review WHERE question = :question AND undone = 0)
"""


class RatedSince(StoreFault):
    """A rating cannot be changed: the card went on from it, or the rating was undone."""


class Cards(HistoryFile):
    """What is remembered, and until when."""

    def card(self, question: str) -> Card | None:
        """Give the card of a question, or None when it was never rated."""
        return self._one(read_card, "SELECT * FROM card WHERE question = ?", (question,))

    def cards(self, *, areas: Collection[Area] = ()) -> list[Card]:
        """List cards by question; those of some areas, or all. Suspended ones are among them."""
        return self._all(read_card, _CARDS, {"areas": write_json(sorted(areas))})

    def due(self, day: int, limit: int | None = None, areas: Collection[Area] = ()) -> list[Card]:
        """List cards due on study day `day` or before, longest overdue first, without suspended questions."""
        # SQLite reads a negative limit as none.
        values = {"day": day, "limit": -1 if limit is None else limit, "areas": write_json(sorted(areas))}
        return self._all(read_card, _DUE, values)

    def reviews(self, question: str | None = None) -> list[Review]:
        """List the reviews that stand, in the order in which they were made; undone ones are left out."""
        conditions = {"undone = ?": 0, "question = ?": question}
        return self._all(read_review, *filtered("SELECT * FROM review", conditions, "id"))

    def undo_last(self, question: str) -> Review | None:
        """Undo the last review that stands and give it; None when there is none.

        The card goes back to the review before, and goes away with the first one.
        """
        with self._writing() as db:
            standing = self.reviews(question)
            if not standing:
                return None
            db.execute("UPDATE review SET undone = 1 WHERE id = ?", (standing[-1].id,))
            if standing[:-1]:
                db.execute(_RESTORE, {"question": question})
            else:
                db.execute("DELETE FROM card WHERE question = ?", (question,))
        return standing[-1]

    def override(self, review: Review, card: Card, event: Event | None = None) -> None:
        """Replace a stored review, found by its attempt, by one with another rating, and the card it moved.

        Rating, reasons, memory and interval change; the computed rating and the evidence stay. The event of it is
        stored in the same transaction.

        Raises:
            RatedSince: it is not the last review of its question that stands.
        """
        with self._writing() as db:
            append_with(db, event)
            if not db.execute(_OVERRIDE, review_record(review)).rowcount:
                raise RatedSince(
                    f"Another prep has rated {review.question} since: that stands, and your choice is not kept."
                )
            put_card(db, card)

    def current_parameters(self) -> tuple[int, tuple[float, ...]] | None:
        """Give the id and the weights of the parameters added last."""
        sql = "SELECT id, weights FROM parameters ORDER BY id DESC LIMIT 1"
        return self._one(lambda record: (record["id"], read_weights(record["weights"])), sql)

    def add_parameters(self, scheduler: str, weights: Sequence[float], created_at: datetime) -> int:
        """Store a set of parameters, which reviews name by the id returned."""
        record = {
            "scheduler": scheduler,
            "weights": write_json(list(weights)),
            "created_at": write_instant(created_at),
        }
        with self._writing() as db:
            return insert(db, "parameters", record)


def is_rated(db: sqlite3.Connection, question: str, study_day: int) -> bool:
    """Tell whether a review of that study day or a later one stands."""
    sql = "SELECT 1 FROM review WHERE question = ? AND study_day >= ? AND undone = 0 LIMIT 1"
    return db.execute(sql, (question, study_day)).fetchone() is not None


def put_card(db: sqlite3.Connection, card: Card) -> None:
    """Write a card inside a transaction, over the one that was there."""
    insert(db, "card", card_record(card), replace=True)
