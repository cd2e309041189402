"""Graded answers, and their totals a day."""

from collections.abc import Iterator
from datetime import datetime

from interviewprep.base.records import dataclass
from interviewprep.model.attempt import Attempt, Card, Event, Review
from interviewprep.model.taxonomy import Area, Domain
from interviewprep.store.cards import rate_card
from interviewprep.store.connection import insert
from interviewprep.store.file import HistoryFile, filtered
from interviewprep.store.roll_up import SLIP, count_attempt
from interviewprep.store.rows import Record, attempt_record, read_attempt, read_instant, review_record
from interviewprep.store.sessions import append_with
from interviewprep.store.tested_out import doubt


@dataclass(frozen=True, slots=True)
class DayTotal:
    """What one study day added up to in one area and domain; `score_sum` is the sum of scores from 0 to 1."""

    study_day: int
    area: Area
    domain: Domain
    attempts: int
    passed: int
    score_sum: float
    active_s: float


@dataclass(frozen=True, slots=True)
class DaySum:
    """What one study day added up to: attempts, and the seconds spent on them."""

    study_day: int
    attempts: int
    active_s: float


_DAILY = """
SELECT study_day, sum(attempts) AS attempts, sum(active_s) AS active_s FROM day
WHERE study_day >= :since_day AND (:area IS NULL OR area = :area) GROUP BY study_day ORDER BY study_day
"""

# By their days, of which there are few, in the index by day: one by session alone would cost every answer a page more.
_IN_SESSION = "study_day IN (SELECT study_day FROM day) AND session = ?"


class Attempts(HistoryFile):
    """What the answers were worth."""

    def record(self, attempt: Attempt, event: Event | None, review: Review | None, card: Card | None) -> int:
        """Store an attempt with its event, its review, the moved card and the sums, or nothing; return its id.

        The review names the attempt afterwards. Where another process has rated the card on that study day
        or later, that rating stands and `review` and `card` are left out: only the first of a day rates a card.

        Raises:
            ValueError: a review without its card, or the other way round.
            StoreFault: another process goes on with this session.
        """
        if (review is None) != (card is None):
            raise ValueError("a review and the card it moved are stored together")
        with self._writing() as db:
            append_with(db, event)
            attempt_id = insert(db, "attempt", attempt_record(attempt))
            count_attempt(db, attempt_id)
            if not attempt.evidence.passed:
                doubt(db, attempt.area, attempt.topic)
            if review is not None and card is not None and rate_card(db, card):
                insert(db, "review", {**review_record(review), "attempt": attempt_id})
        return attempt_id

    def set_mistake(self, attempt: int, mistake: str, event: Event | None = None) -> None:
        """Keep the learner's own class of mistake with the attempt of this id, together with the event of it."""
        with self._writing() as db:
            append_with(db, event)
            SLIP.subtract(db, attempt)
            db.execute("UPDATE attempt SET mistake = ? WHERE id = ?", (mistake, attempt))
            db.execute(SLIP.addition(), (attempt,))

    def attempts(
        self,
        *,
        question: str | None = None,
        session: str | None = None,
        since_day: int | None = None,
        area: Area | None = None,
    ) -> list[Attempt]:
        """List attempts in the order in which they were stored; `since_day` is the first study day wanted."""
        conditions = {"question = ?": question, _IN_SESSION: session, "study_day >= ?": since_day, "area = ?": area}
        return self._all(read_attempt, *filtered("SELECT * FROM attempt", conditions, "id"))

    def each_attempt(self, *, since_day: int | None = None, area: Area | None = None) -> Iterator[Attempt]:
        """Read attempts one by one in the order in which they were stored, however many there are."""
        with self._reading() as db:
            conditions = {"study_day >= ?": since_day, "area = ?": area}
            sql, values = filtered("SELECT * FROM attempt", conditions, "id")
            for row in db.execute(sql, values):
                yield read_attempt(dict(row))

    def last_attempts(
        self, limit: int, *, since_day: int | None = None, area: Area | None = None, question: str | None = None
    ) -> list[Attempt]:
        """List up to `limit` of the attempts that were stored last, oldest first."""
        conditions = {"study_day >= ?": since_day, "area = ?": area, "question = ?": question}
        sql, values = filtered("SELECT * FROM attempt", conditions, "id DESC LIMIT ?")
        return self._all(read_attempt, sql, (*values, limit))[::-1]

    def count_attempts(self, *, question: str | None = None, area: Area | None = None) -> int:
        """Count attempts, of a question from an index, of an area from the sums that are kept."""
        source = "SELECT attempts FROM day" if question is None else "SELECT 1 AS attempts, * FROM attempt"
        sql, values = filtered(source, {"question = ?": question, "area = ?": area}, "NULL")
        total = f"SELECT coalesce(sum(attempts), 0) AS attempts FROM ({sql})"  # noqa: S608 - written of constants
        return self._one(lambda record: int(record["attempts"]), total, values) or 0

    def last_seen(self) -> dict[str, tuple[int, datetime]]:
        """Tell for each question ever attempted the last study day and time, from an index alone."""
        sql = "SELECT question, max(study_day) AS study_day, max(at) AS at FROM attempt GROUP BY question"
        return dict(self._all(_seen, sql))

    def last_day(self) -> int | None:
        """Tell the last study day with an attempt; None without any."""
        return self._one(lambda record: record["day"], "SELECT max(study_day) AS day FROM day")

    def has_passed(self, question: str) -> bool:
        """Tell whether any attempt at this question was ever passed."""
        found = self._one(dict, "SELECT 1 AS found FROM attempt WHERE question = ? AND passed = 1", (question,))
        return found is not None

    def days(self, since_day: int | None = None, area: Area | None = None) -> list[DayTotal]:
        """List totals by study day, area and domain, oldest first."""
        conditions = {"study_day >= ?": since_day, "area = ?": area}
        return self._all(_day_total, *filtered("SELECT * FROM day", conditions, "study_day, area, domain"))

    def practised_days(self, area: Area | None = None) -> list[int]:
        """List the study days with an attempt, in order."""
        sql, values = filtered("SELECT DISTINCT study_day FROM day", {"area = ?": area}, "study_day")
        return self._all(lambda record: int(record["study_day"]), sql, values)

    def last_practised(self) -> dict[Area, int]:
        """Tell the last study day on which each area was practised; those that never were are left out."""
        sql = "SELECT study_day FROM day WHERE area = ? ORDER BY study_day DESC LIMIT 1"
        found = {area: self._one(lambda record: int(record["study_day"]), sql, (area.value,)) for area in Area}
        return {area: day for area, day in found.items() if day is not None}

    def daily(self, since_day: int, area: Area | None = None) -> list[DaySum]:
        """List what each study day from one on added up to, in one area or all, oldest first."""
        return self._all(lambda record: DaySum(**record), _DAILY, {"since_day": since_day, "area": area})


def _seen(record: Record) -> tuple[str, tuple[int, datetime]]:
    return record["question"], (record["study_day"], read_instant(record["at"]))


def _day_total(record: Record) -> DayTotal:
    return DayTotal(**{**record, "area": Area(record["area"]), "domain": Domain(record["domain"])})
