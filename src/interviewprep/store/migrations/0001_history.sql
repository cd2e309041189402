-- The history file, version 1. Instants are UTC, ISO 8601 with microseconds and +00:00, so that text sorts by time;
-- `utc_offset_s` is what the local zone added at that moment; `study_day` counts local days since 1970-01-01 with
-- roll-over at 04:00. JSON columns hold plain JSON. Enumerations are the words of `interviewprep.model`.

CREATE TABLE session (
  id TEXT PRIMARY KEY,
  kind TEXT NOT NULL CHECK (kind IN ('interview', 'drill')),
  status TEXT NOT NULL CHECK (status IN ('active', 'finished', 'dropped')),
  plan TEXT NOT NULL CHECK (json_valid(plan)),
  started_at TEXT NOT NULL,
  utc_offset_s INTEGER NOT NULL,
  -- The heartbeat: one row updated every few seconds, never an event.
  heartbeat_at TEXT NOT NULL,
  heartbeat_awake_s REAL NOT NULL,
  boot_id TEXT NOT NULL,
  pid INTEGER NOT NULL
) STRICT;

CREATE INDEX session_by_status ON session (status, started_at);

-- Everything that happens in a session, written before it is acted on. Never updated, never deleted.
CREATE TABLE event (
  session TEXT NOT NULL REFERENCES session (id),
  -- 1, 2, 3 ... without gaps.
  sequence INTEGER NOT NULL CHECK (sequence > 0),
  kind TEXT NOT NULL,
  schema INTEGER NOT NULL,
  at TEXT NOT NULL,
  utc_offset_s INTEGER NOT NULL,
  awake_s REAL NOT NULL,
  payload TEXT NOT NULL CHECK (json_valid(payload)),
  PRIMARY KEY (session, sequence)
) STRICT, WITHOUT ROWID;

-- One graded answer each.
CREATE TABLE attempt (
  id INTEGER PRIMARY KEY,
  session TEXT NOT NULL REFERENCES session (id),
  question TEXT NOT NULL,
  revision TEXT NOT NULL,
  area TEXT NOT NULL,
  topic TEXT NOT NULL,
  domain TEXT NOT NULL,
  phase INTEGER NOT NULL,
  difficulty TEXT NOT NULL,
  format TEXT NOT NULL,
  at TEXT NOT NULL,
  utc_offset_s INTEGER NOT NULL,
  study_day INTEGER NOT NULL,
  verdict TEXT,
  score REAL NOT NULL CHECK (score BETWEEN 0 AND 1),
  passed INTEGER NOT NULL CHECK (passed IN (0, 1)),
  active_s REAL NOT NULL,
  budget_s REAL NOT NULL,
  confidence REAL,
  evidence TEXT NOT NULL CHECK (json_valid(evidence)),
  confirmed_by TEXT NOT NULL CHECK (confirmed_by IN ('machine', 'self')),
  misconceptions TEXT NOT NULL CHECK (json_valid(misconceptions)),
  mistake TEXT NOT NULL,
  over_time INTEGER NOT NULL CHECK (over_time IN (0, 1))
) STRICT;

CREATE INDEX attempt_by_question ON attempt (question, study_day, at);
CREATE INDEX attempt_by_day ON attempt (study_day);
CREATE INDEX attempt_by_session ON attempt (session);

-- Sets of memory parameters; reviews name the one they were computed with.
CREATE TABLE parameters (
  id INTEGER PRIMARY KEY,
  scheduler TEXT NOT NULL,
  weights TEXT NOT NULL CHECK (json_valid(weights)),
  created_at TEXT NOT NULL
) STRICT;

-- The ratings that moved cards: at most one a card and study day that is not undone.
CREATE TABLE review (
  id INTEGER PRIMARY KEY,
  attempt INTEGER REFERENCES attempt (id),
  question TEXT NOT NULL,
  at TEXT NOT NULL,
  utc_offset_s INTEGER NOT NULL,
  study_day INTEGER NOT NULL,
  rating INTEGER NOT NULL CHECK (rating BETWEEN 1 AND 4),
  computed INTEGER NOT NULL CHECK (computed BETWEEN 1 AND 4),
  reasons TEXT NOT NULL CHECK (json_valid(reasons)),
  evidence TEXT NOT NULL CHECK (json_valid(evidence)),
  stability_before REAL,
  difficulty_before REAL,
  stability REAL NOT NULL CHECK (stability > 0),
  difficulty REAL NOT NULL CHECK (difficulty BETWEEN 1 AND 10),
  elapsed_days INTEGER NOT NULL,
  interval_days INTEGER NOT NULL,
  scheduler TEXT NOT NULL,
  parameters INTEGER NOT NULL REFERENCES parameters (id),
  undone INTEGER NOT NULL DEFAULT 0 CHECK (undone IN (0, 1))
) STRICT;

CREATE UNIQUE INDEX review_once_a_day ON review (question, study_day) WHERE undone = 0;

-- The present state of each card: equal to a replay of its reviews.
CREATE TABLE card (
  question TEXT PRIMARY KEY,
  area TEXT NOT NULL,
  topic TEXT NOT NULL,
  domain TEXT NOT NULL,
  stability REAL NOT NULL CHECK (stability > 0),
  difficulty REAL NOT NULL CHECK (difficulty BETWEEN 1 AND 10),
  last_day INTEGER NOT NULL,
  due_day INTEGER NOT NULL,
  reviews INTEGER NOT NULL,
  lapses INTEGER NOT NULL
) STRICT, WITHOUT ROWID;

CREATE INDEX card_by_due ON card (due_day);

-- Totals a day, kept in the transaction that adds an attempt, so that reports need not read every attempt.
CREATE TABLE day (
  study_day INTEGER NOT NULL,
  area TEXT NOT NULL,
  domain TEXT NOT NULL,
  attempts INTEGER NOT NULL,
  passed INTEGER NOT NULL,
  score_sum REAL NOT NULL,
  active_s REAL NOT NULL,
  PRIMARY KEY (study_day, area, domain)
) STRICT, WITHOUT ROWID;

-- Questions never to be shown again, and those the user flagged, with why.
CREATE TABLE mark (
  question TEXT NOT NULL,
  kind TEXT NOT NULL CHECK (kind IN ('suspended', 'flagged')),
  at TEXT NOT NULL,
  note TEXT NOT NULL,
  PRIMARY KEY (question, kind)
) STRICT, WITHOUT ROWID;

CREATE TABLE setting (
  key TEXT PRIMARY KEY,
  value TEXT NOT NULL CHECK (json_valid(value))
) STRICT, WITHOUT ROWID;
