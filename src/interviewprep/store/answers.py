"""What all answers to a question add up to: shares, comparisons with the rest of a sitting, options chosen, disputes.

Counted is the first answer to a question in each session, one session standing for one sitting of one person. All sums
are SQLite's, so that a history of a million attempts costs seconds and little memory.
"""

import sqlite3
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from itertools import groupby
from typing import Any

from interviewprep.base.records import dataclass
from interviewprep.store.file import HistoryFile
from interviewprep.store.rows import Record

_FIRST_ANSWERS = """
CREATE TEMP TABLE first_answer AS
WITH numbered AS (
  SELECT session, question, revision, score, passed, active_s, misconceptions,
    json_extract(evidence, '$.solution_seen') AS gave_up,
    row_number() OVER (PARTITION BY session, question, revision ORDER BY at, id) AS place
  FROM attempt
), centred AS (
  SELECT *, score - avg(score) OVER (PARTITION BY question, revision) AS beyond FROM numbered WHERE place = 1
)
SELECT question, revision, passed, active_s, gave_up, misconceptions, beyond,
  -- Sums differ in their last digits with the order of rows, which must not part what is equal.
  round((sum(beyond) OVER sitting - beyond) / nullif(count(*) OVER sitting - 1, 0), 9) AS rest
FROM centred WINDOW sitting AS (PARTITION BY session)
"""

_SHARES = """
SELECT question, revision, count(*) AS answers, sum(passed) AS passed, sum(gave_up) AS gave_up
FROM first_answer GROUP BY question, revision ORDER BY question, revision
"""

_MEDIANS = """
SELECT question, revision, avg(active_s) AS median_s FROM (
  SELECT question, revision, active_s,
    row_number() OVER (PARTITION BY question, revision ORDER BY active_s) AS place,
    count(*) OVER (PARTITION BY question, revision) AS answers
  FROM first_answer)
WHERE 2 * place BETWEEN answers AND answers + 2 GROUP BY question, revision
"""

_CORRELATIONS = """
SELECT question, revision, count(*) AS compared,
  sum(beyond * rest) - sum(beyond) * sum(rest) / count(*) AS together,
  sum(beyond * beyond) - sum(beyond) * sum(beyond) / count(*) AS own,
  sum(rest * rest) - sum(rest) * sum(rest) / count(*) AS others
FROM first_answer WHERE rest IS NOT NULL GROUP BY question, revision
"""

_HALVES = """
CREATE TEMP TABLE half AS
SELECT question, revision, misconceptions,
  2 * (rank() OVER better - 1) >= count(*) OVER (PARTITION BY question, revision) AS is_strong,
  cume_dist() OVER better <= 0.5 AS is_weak
FROM first_answer WHERE rest IS NOT NULL AND NOT gave_up
WINDOW better AS (PARTITION BY question, revision ORDER BY rest)
"""

_HALF_SIZES = """
SELECT question, revision, sum(is_strong) AS strong, sum(is_weak) AS weak FROM half GROUP BY question, revision
"""

_CHOSEN = """
SELECT question, revision, value AS option, count(*) AS chosen
FROM first_answer, json_each(misconceptions) GROUP BY question, revision, value
"""

_CHOSEN_BY_HALF = """
SELECT question, revision, value AS option, sum(is_strong) AS strong, sum(is_weak) AS weak
FROM half, json_each(misconceptions) GROUP BY question, revision, value
"""

_FLAGS = """
SELECT count(DISTINCT session.id) AS flags,
  json_extract(plan, '$.items[' || CAST(json_extract(payload, '$.item') AS INTEGER) || '].ref') AS question
FROM event JOIN session ON session.id = event.session
WHERE event.kind = 'flag' AND json_extract(payload, '$.mark') = 'flagged' GROUP BY question
"""

_DISPUTES = """
WITH rating AS (
  SELECT session, json_extract(payload, '$.item') AS item, kind, payload, max(sequence) AS sequence
  FROM event WHERE kind IN ('proposal', 'confirmation') GROUP BY session, item, kind
), mark AS (
  SELECT json_extract(proposal.payload, '$.question') AS question, proposal.session,
    mark.value = 'met' AS is_proposed,
    mark.key IN (SELECT value FROM json_each(confirmation.payload, '$.met')
      UNION ALL SELECT value FROM json_each(confirmation.payload, '$.stated')) AS is_said
  FROM rating AS proposal JOIN rating AS confirmation USING (session, item),
    json_each(proposal.payload, '$.marks') AS mark
  WHERE proposal.kind = 'proposal' AND confirmation.kind = 'confirmation'
    AND json_array_length(proposal.payload, '$.notices') = 0 AND mark.value IN ('met', 'denied', 'absent')
)
SELECT question, count(DISTINCT session) AS answers, count(*) AS marks, sum(is_proposed <> is_said) AS disputed
FROM mark GROUP BY question
"""

Key = tuple[str, str]
"""Reference and revision of a question."""


@dataclass(frozen=True, slots=True)
class Use:
    """How often an option or a wrong path was chosen: in all, by the strong half and by the weak half."""

    chosen: int
    strong: int = 0
    weak: int = 0


@dataclass(frozen=True, slots=True)
class AnswerSums:
    """First answers to one revision of a question.

    `compared` of them have others beside them in their session; `discrimination` is the correlation of their score with
    the mean of these others, -1 to 1, or None where one of the two never differs. `strong` and `weak` are those who did
    better and worse than the median in these others and did not give up. `uses` has the wrong options that were chosen.
    """

    question: str
    revision: str
    answers: int
    passed: int
    gave_up: int
    median_s: float
    uses: Mapping[str, Use]
    compared: int = 0
    discrimination: float | None = None
    strong: int = 0
    weak: int = 0


@dataclass(frozen=True, slots=True)
class Disputes:
    """Marks that the machine proposed on `answers`, and how many of them a person decided otherwise."""

    answers: int
    marks: int
    disputed: int


class Answers(HistoryFile):
    """What people made of questions."""

    def answer_sums(self) -> list[AnswerSums]:
        """List what the first answers add up to, by question and revision.

        The score of a question is taken as its distance from the mean of all who were asked it, so that a sitting of
        hard questions does not make its questions look discriminating.
        """
        with self._reading() as db, _scratch(db):
            medians = _by_key(db, _MEDIANS)
            correlations, halves = _by_key(db, _CORRELATIONS), _by_key(db, _HALF_SIZES)
            uses = _uses(db)
            return [
                _sums(record, medians[key], correlations.get(key), halves.get(key), uses.get(key, {}))
                for key, record in _by_key(db, _SHARES).items()
            ]

    def flags(self) -> dict[str, int]:
        """Tell in how many sessions each question was flagged; left out are those that never were."""
        found = self._all(lambda record: (record["question"], int(record["flags"])), _FLAGS)
        return {question: flags for question, flags in found if question is not None}

    def disputes(self) -> dict[str, Disputes]:
        """Tell for each question answered in prose how often people decided otherwise than the machine proposed.

        Left out are marks on which the machine was unsure, and answers that it made no proposal for.
        """
        return dict(self._all(_disputes, _DISPUTES))


@contextmanager
def _scratch(db: sqlite3.Connection) -> Iterator[None]:
    """Gather the first answers in tables of this connection alone, all as of one moment."""
    db.execute("BEGIN")
    try:
        db.execute(_FIRST_ANSWERS)
        db.execute(_HALVES)
        yield
    finally:
        # Takes the tables away again; nothing else was written.
        db.execute("ROLLBACK")


def _by_key(db: sqlite3.Connection, sql: str) -> dict[Key, Record]:
    return {(row["question"], row["revision"]): dict(row) for row in db.execute(sql)}


def _uses(db: sqlite3.Connection) -> dict[Key, dict[str, Use]]:
    halves = {(row["question"], row["revision"], row["option"]): row for row in db.execute(_CHOSEN_BY_HALF)}

    def use(row: sqlite3.Row) -> Use:
        half = halves.get((row["question"], row["revision"], row["option"]))
        return Use(row["chosen"], *((half["strong"], half["weak"]) if half else ()))

    rows = db.execute(f"{_CHOSEN} ORDER BY 1, 2, 3")
    groups = groupby(rows, key=lambda row: (row["question"], row["revision"]))
    return {key: {row["option"]: use(row) for row in group} for key, group in groups}


def _sums(
    record: Record, median: Record, correlation: Record | None, halves: Record | None, uses: Mapping[str, Use]
) -> AnswerSums:
    sizes = {name: halves[name] for name in ("strong", "weak")} if halves else {}
    compared = correlation["compared"] if correlation else 0
    discrimination = _correlation(correlation) if correlation else None
    return AnswerSums(
        **record, median_s=median["median_s"], uses=uses, compared=compared, discrimination=discrimination, **sizes
    )


def _correlation(sums: Mapping[str, Any]) -> float | None:
    """Give Pearson's correlation from sums of squares and products; None where nothing varies beyond rounding."""
    own, others = sums["own"], sums["others"]
    if min(own, others) < 1e-9:
        return None
    return float(max(-1.0, min(1.0, sums["together"] / (own * others) ** 0.5)))


def _disputes(record: Record) -> tuple[str, Disputes]:
    return record["question"], Disputes(record["answers"], record["marks"], record["disputed"])
