"""Histories of any size in seconds, written by SQL alone: sessions, attempts, reviews, cards, ratings of prose.

Nothing is drawn at random: what happens at a number follows from its hash. The history is one that `prep data check`
finds nothing wrong with, but for the memory of cards, which grows by a rule of thumb instead of by FSRS.
"""

import sqlite3
from datetime import UTC, datetime
from pathlib import Path

from interviewprep.base.paths import Paths
from interviewprep.model.taxonomy import Area, Difficulty, Domain, Format
from interviewprep.schedule.fsrs import DEFAULT_PARAMETERS, FsrsScheduler
from interviewprep.store.connection import Transaction, connect, use_write_ahead_log
from interviewprep.store.history import open_history
from interviewprep.store.roll_up import rebuild_sums

FIRST_DAY = 19_000
DAYS = 1_095
"""Three years of practice, every day."""

TODAY = FIRST_DAY + DAYS
BEGINNING = datetime(2022, 1, 8, tzinfo=UTC)
KINDS = 120
"""Kinds of questions, in forty topics: half as many again as the shipped banks hold."""

_HASH = "((n * 2654435761 + 97 * (n >> 5) * (n >> 11)) % 1000003)"

_QUESTIONS = f"""
CREATE TEMP TABLE made AS
WITH RECURSIVE number(n) AS (SELECT 0 UNION ALL SELECT n + 1 FROM number WHERE n + 1 < :questions),
  kind(n, kind) AS (SELECT n, n % {KINDS} FROM number)
SELECT n, printf('bank-%d/question-%06d', n % 9, n) AS question,
  (SELECT value FROM area WHERE place = kind % {len(Area)}) AS area,
  'topic-' || (kind % 40) AS topic,
  (SELECT value FROM domain WHERE place = (kind / 5) % {len(Domain)}) AS domain,
  1 + (kind / 3) % 4 AS phase,
  (SELECT value FROM difficulty WHERE place = (kind / 11) % {len(Difficulty)}) AS difficulty,
  (SELECT value FROM format WHERE place = (kind / 7) % {len(Format)}) AS format
FROM kind
"""

_SESSIONS = f"""
WITH RECURSIVE day(n) AS (SELECT 0 UNION ALL SELECT n + 1 FROM day WHERE n + 1 < {DAYS})
INSERT INTO session
SELECT 'day-' || n, 'drill', 'finished', '{{}}', instant, 0, instant, 0.0, 'boot', 1
FROM (SELECT n, strftime('%Y-%m-%dT18:00:00.000000+00:00', 86400 * ({FIRST_DAY} + n), 'unixepoch') AS instant FROM day)
"""

_ATTEMPTS = f"""
INSERT INTO attempt
WITH RECURSIVE number(n) AS (SELECT 0 UNION ALL SELECT n + 1 FROM number WHERE n + 1 < :attempts),
  placed AS (
    SELECT n, n * {DAYS} / :attempts AS day, ((n * 2654435761) >> 7) % :questions AS q, {_HASH} AS h FROM number
  ),
  told AS (
    SELECT *, h % 10 >= 3 AS passed, CASE WHEN h % 10 >= 3 THEN 1.0 ELSE (h % 7) / 10.0 END AS score,
      60.0 + h % 1100 AS active_s, 600.0 AS budget_s,
      CASE WHEN h % 2 THEN (CASE h % 3 WHEN 0 THEN 0.6 WHEN 1 THEN 0.75 ELSE 0.9 END) END AS confidence
    FROM placed
  )
SELECT told.n + 1, 'day-' || day, question, 'r1', area, topic, domain, phase, difficulty, format,
  strftime('%Y-%m-%dT18:00:00.000000+00:00', 86400 * ({FIRST_DAY} + day), 'unixepoch'), 0, {FIRST_DAY} + day, NULL,
  score, passed, active_s, budget_s, confidence,
  json_object('passed', json(CASE WHEN passed THEN 'true' ELSE 'false' END), 'score', score, 'active_s', active_s,
    'budget_s', budget_s, 'confidence', confidence),
  'machine', '[]', CASE WHEN passed OR h % 4 THEN '' ELSE 'slip-' || h % 5 END, 0
FROM told JOIN made ON made.n = told.q
"""

_REVIEWS = """
INSERT INTO review
WITH rated AS (
  SELECT *, row_number() OVER card AS number, study_day - lag(study_day) OVER card AS gap,
    CASE WHEN passed THEN 3 ELSE 1 END AS rating
  FROM attempt WINDOW card AS (PARTITION BY question ORDER BY id)
), remembered AS (
  SELECT *, 2.0 * min(number, 60) + 0.1 * (id % 17) AS stability, 1.0 + id % 9 AS difficulty_after FROM rated
  WHERE gap > 0 OR number = 1
)
SELECT id, id, question, at, 0, study_day, rating, rating, '[]', evidence,
  lag(stability) OVER card, lag(difficulty_after) OVER card, stability, difficulty_after,
  coalesce(gap, 0), CAST(stability AS INTEGER), 'fsrs-6', 1, 0
FROM remembered WINDOW card AS (PARTITION BY question ORDER BY id)
"""

_CARDS = """
INSERT INTO card
SELECT question, area, topic, domain, stability, difficulty, last_day, last_day + interval_days, reviews, lapses
FROM (
  SELECT review.*, attempt.area, attempt.topic, attempt.domain, review.study_day AS last_day,
    count(*) OVER card AS reviews,
    sum(review.rating = 1 AND review.stability_before IS NOT NULL) OVER card AS lapses,
    row_number() OVER (PARTITION BY review.question ORDER BY review.id DESC) AS age
  FROM review JOIN attempt ON attempt.id = review.attempt WINDOW card AS (PARTITION BY review.question)
) WHERE age = 1
"""

_RATINGS = """
INSERT INTO event
SELECT session, row_number() OVER (PARTITION BY session ORDER BY number, kind DESC), kind, 1, at, 0, 0.0, payload
FROM (
  SELECT session, id AS number, at, 'proposal' AS kind,
    json_object('item', id, 'question', question, 'shown', json('true'), 'notices', json('[]'),
      'marks', json_object('a', 'met', 'b', CASE WHEN id % 3 THEN 'absent' ELSE 'met' END)) AS payload
  FROM attempt WHERE format IN ('short', 'case', 'long')
  UNION ALL
  SELECT session, id, at, 'confirmation',
    json_object('item', id, 'question', question, 'met', json_array('a'), 'stated', json('[]'))
  FROM attempt WHERE format IN ('short', 'case', 'long')
)
"""


def make_history(home: Path, attempts: int, questions: int) -> Paths:
    """Write a history of so many attempts at so many questions, as even over three years, below the folder `home`."""
    paths = Paths(data=home, cache=home, workspace=home)
    with open_history(paths) as history:
        history.add_parameters(FsrsScheduler.name, DEFAULT_PARAMETERS, BEGINNING)
    db = connect(paths.history)
    try:
        # What is made can be made again: nothing of it needs to survive a crash on the way. The indexes grow with the
        # rows, as they do in life: made afterwards they would be packed, and the next row would tear pages apart.
        for pragma in ("journal_mode = OFF", "synchronous = OFF", "temp_store = MEMORY", "cache_size = -600000"):
            db.execute(f"PRAGMA {pragma}")
        with Transaction(db):
            _fill(db, attempts, questions)
            rebuild_sums(db)
        use_write_ahead_log(db)
    finally:
        db.close()
    return paths


def _fill(db: sqlite3.Connection, attempts: int, questions: int) -> None:
    for name, words in (("area", Area), ("domain", Domain), ("difficulty", Difficulty), ("format", Format)):
        db.execute(f"CREATE TEMP TABLE {name} (place INTEGER PRIMARY KEY, value TEXT)")
        db.executemany(f"INSERT INTO {name} VALUES (?, ?)", [(place, word.value) for place, word in enumerate(words)])
    values = {"attempts": attempts, "questions": questions}
    db.execute(_QUESTIONS, values)
    db.execute(_SESSIONS)
    db.execute(_ATTEMPTS, values)
    db.execute(_REVIEWS)
    db.execute(_CARDS)
    db.execute(_RATINGS)
