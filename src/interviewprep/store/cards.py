"""Cards, the reviews that moved them, and the parameters these were computed with."""

import sqlite3
from collections.abc import Collection, Sequence
from datetime import datetime

from interviewprep.base.clock import Moment
from interviewprep.base.errors import StoreFault
from interviewprep.model.attempt import Card, Event, EventKind, Rated, Review, SessionStatus
from interviewprep.model.evidence import Rating
from interviewprep.model.taxonomy import Area
from interviewprep.store.connection import insert
from interviewprep.store.file import HistoryFile, filtered
from interviewprep.store.rows import (
    Record,
    card_record,
    read_card,
    read_review,
    read_session,
    read_weights,
    review_record,
    write_instant,
    write_json,
)
from interviewprep.store.sessions import append_with, is_alive

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

_MOVE = """
UPDATE card SET domain = :domain, stability = :stability, difficulty = :difficulty, last_day = :last_day,
  due_day = :due_day, reviews = :reviews, lapses = :lapses
WHERE area = :area AND topic = :topic AND question = :question
"""
_RATE = f"{_MOVE} AND last_day < :last_day"
_IS_RATED = "SELECT 1 FROM card WHERE question = :question AND last_day >= :last_day"

_DELETE = "DELETE FROM card WHERE question = :question"
_STANDS = "SELECT 1 FROM review WHERE question = ? AND undone = 0 LIMIT 1"
_SESSION_OF_ATTEMPT = "SELECT * FROM session WHERE id = (SELECT session FROM attempt WHERE id = ?)"
_LAST_EVENT = "SELECT sequence, awake_s FROM event WHERE session = ? ORDER BY sequence DESC LIMIT 1"

_DUE = """
SELECT * FROM card WHERE due_day <= :day
  AND (json_array_length(:areas) = 0 OR area IN (SELECT value FROM json_each(:areas)))
  AND NOT EXISTS (SELECT 1 FROM mark WHERE mark.question = card.question AND mark.kind = 'suspended')
ORDER BY due_day, question LIMIT :limit
"""

_LOAD = """
SELECT due_day, count(*) AS cards FROM card WHERE due_day BETWEEN ? AND ? AND question <> ? GROUP BY due_day
"""

_CARDS = """
SELECT * FROM card
WHERE json_array_length(:areas) = 0 OR area IN (SELECT value FROM json_each(:areas))
ORDER BY question
"""

_OVERRIDE = """
UPDATE review SET rating = :rating, reasons = :reasons, stability = :stability, difficulty = :difficulty,
  interval_days = :interval_days, scheduler = :scheduler, parameters = :parameters
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

    def due_load(self, first_day: int, last_day: int, *, without: str = "") -> dict[int, int]:
        """Tell how many cards fall due on each study day, from the first to the last; days without any are left out.

        The card of the question `without` is not counted; suspended ones are.
        """
        return dict(self._all(_day_and_cards, _LOAD, (first_day, last_day, without)))

    def reviews(self, question: str | None = None) -> list[Review]:
        """List the reviews that stand, in the order in which they were made; undone ones are left out."""
        conditions = {"undone = ?": 0, "question = ?": question}
        return self._all(read_review, *filtered("SELECT * FROM review", conditions, "id"))

    def rated(self) -> list[Rated]:
        """List all reviews that stand, in the order in which they were made, by what a model of memory needs."""
        return self._all(_read_rated, "SELECT question, study_day, rating FROM review WHERE undone = 0 ORDER BY id")

    def last_review(self) -> Review | None:
        """Give the review made last, of whatever question, that stands."""
        return self._one(read_review, "SELECT * FROM review WHERE undone = 0 ORDER BY id DESC LIMIT 1")

    def undo(self, review: Review, event: Event | None = None) -> None:
        """Undo a review, found by its id, together with the event of it.

        The card goes back to the review before, and goes away with the first one, as if the attempt had not rated it.
        The attempt stays, and so does everything that attempts are summed up to.

        Raises:
            StoreFault: it is not the last review of its question that stands.
        """
        with self._writing() as db:
            append_with(db, event)
            standing = self.reviews(review.question)
            if not standing or standing[-1].id != review.id:
                raise StoreFault(f"the rating of {review.question} was followed by another one, or undone already.")
            _undo(db, review)

    def undo_rating(self, now: Moment) -> Review | None:
        """Undo the last rating of all, with an event in the session it was given in; None when there is none.

        Raises:
            StoreFault: that session goes on in another prep.
        """
        with self._writing() as db:
            review = self.last_review()
            if review is not None:
                append_with(db, _undone_in_session(db, review, now))
                _undo(db, review)
        return review

    def override(self, review: Review, card: Card, event: Event | None = None) -> None:
        """Replace a stored review, found by its attempt, by one with another rating, and the card it moved.

        Rating, reasons, memory, interval and the parameters they were computed with change; the computed rating and the
        evidence stay. The event of it is stored in the same transaction.

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


def _read_rated(record: Record) -> Rated:
    return Rated(record["question"], record["study_day"], Rating(record["rating"]))


def _day_and_cards(record: Record) -> tuple[int, int]:
    return record["due_day"], record["cards"]


def _undo(db: sqlite3.Connection, review: Review) -> None:
    db.execute("UPDATE review SET undone = 1 WHERE id = ?", (review.id,))
    is_first = not db.execute(_STANDS, (review.question,)).fetchone()
    db.execute(_DELETE if is_first else _RESTORE, {"question": review.question})


def _undone_in_session(db: sqlite3.Connection, review: Review, now: Moment) -> Event | None:
    """Make the event of undoing a rating later on; None where no attempt led to the rating."""
    found = db.execute(_SESSION_OF_ATTEMPT, (review.attempt,)).fetchone()
    if found is None:
        return None
    session = read_session(dict(found))
    if session.status is SessionStatus.ACTIVE and is_alive(session, now):
        raise StoreFault(
            f"session {session.id} goes on in another prep (process {session.pid}). Undo the rating there, or end it."
        )
    last = db.execute(_LAST_EVENT, (session.id,)).fetchone()
    return Event(
        session=session.id,
        sequence=1 + (last["sequence"] if last else 0),
        kind=EventKind.UNDO,
        at=now.at,
        utc_offset_s=now.utc_offset_s,
        # The clock of a session that was left stands still until it is gone on with.
        awake_s=last["awake_s"] if last else 0.0,
        payload={"question": review.question, "rating": review.rating, "attempt": review.attempt},
    )


def rate_card(db: sqlite3.Connection, card: Card) -> bool:
    """Write a card that a review moves, inside a transaction; tell whether it stands.

    It does not where the card was rated on that study day or a later one, which its own row tells.
    """
    record = card_record(card)
    if db.execute(_RATE, record).rowcount:
        return True
    if db.execute(_IS_RATED, record).fetchone():
        return False
    insert(db, "card", record, replace=True)
    return True


def put_card(db: sqlite3.Connection, card: Card) -> None:
    """Write a card inside a transaction, over the one that was there."""
    record = card_record(card)
    # To replace a row would write anew what says where it is, too: that changes only where a question has moved.
    if not db.execute(_MOVE, record).rowcount:
        insert(db, "card", record, replace=True)
