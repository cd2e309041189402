-- Sums over attempts by what kind of question they were at: since the beginning in `total`, by week in the others, so
-- that a report over years reads as many rows as there are kinds of questions. A week is `study_day / 7`.
CREATE TABLE total (
  area TEXT NOT NULL,
  domain TEXT NOT NULL,
  phase INTEGER NOT NULL,
  topic TEXT NOT NULL,
  format TEXT NOT NULL,
  difficulty TEXT NOT NULL,
  attempts INTEGER NOT NULL,
  passed INTEGER NOT NULL,
  score_sum REAL NOT NULL,
  score_squares REAL NOT NULL,
  -- The first ever at their question.
  first_attempts INTEGER NOT NULL,
  first_passed INTEGER NOT NULL,
  active_s REAL NOT NULL,
  budget_s REAL NOT NULL,
  over_budget INTEGER NOT NULL,
  -- The sum of their study days, for the mean.
  day_sum INTEGER NOT NULL,
  PRIMARY KEY (area, domain, phase, topic, format, difficulty)
) STRICT, WITHOUT ROWID;

CREATE TABLE tally (
  week INTEGER NOT NULL,
  area TEXT NOT NULL,
  domain TEXT NOT NULL,
  phase INTEGER NOT NULL,
  topic TEXT NOT NULL,
  format TEXT NOT NULL,
  difficulty TEXT NOT NULL,
  attempts INTEGER NOT NULL,
  passed INTEGER NOT NULL,
  score_sum REAL NOT NULL,
  score_squares REAL NOT NULL,
  first_attempts INTEGER NOT NULL,
  first_passed INTEGER NOT NULL,
  active_s REAL NOT NULL,
  budget_s REAL NOT NULL,
  over_budget INTEGER NOT NULL,
  day_sum INTEGER NOT NULL,
  PRIMARY KEY (week, area, domain, phase, topic, format, difficulty)
) STRICT, WITHOUT ROWID;

-- Answers that stated a confidence, in percent, and how many of them had a full score.
CREATE TABLE stated (
  week INTEGER NOT NULL,
  area TEXT NOT NULL,
  confidence INTEGER NOT NULL CHECK (confidence BETWEEN 0 AND 100),
  answers INTEGER NOT NULL,
  full INTEGER NOT NULL,
  PRIMARY KEY (week, area, confidence)
) STRICT, WITHOUT ROWID;

-- Attempts by the learner's own class of mistake.
CREATE TABLE slip (
  week INTEGER NOT NULL,
  area TEXT NOT NULL,
  mistake TEXT NOT NULL,
  attempts INTEGER NOT NULL,
  PRIMARY KEY (week, area, mistake)
) STRICT, WITHOUT ROWID;

INSERT INTO tally
WITH placed AS (
  SELECT *, NOT EXISTS (
    SELECT 1 FROM attempt AS other WHERE other.question = attempt.question AND other.id < attempt.id
  ) AS is_first
  FROM attempt
)
SELECT study_day / 7, area, domain, phase, topic, format, difficulty,
  count(*), sum(passed), sum(score), sum(score * score), sum(is_first), sum(passed AND is_first),
  sum(active_s), sum(budget_s), sum(active_s > budget_s), sum(study_day)
FROM placed GROUP BY 1, 2, 3, 4, 5, 6, 7;

INSERT INTO total
SELECT area, domain, phase, topic, format, difficulty,
  sum(attempts), sum(passed), sum(score_sum), sum(score_squares), sum(first_attempts), sum(first_passed),
  sum(active_s), sum(budget_s), sum(over_budget), sum(day_sum)
FROM tally GROUP BY 1, 2, 3, 4, 5, 6;

INSERT INTO stated
SELECT study_day / 7, area, CAST(round(100 * confidence) AS INTEGER), count(*), sum(score = 1)
FROM attempt WHERE confidence IS NOT NULL GROUP BY 1, 2, 3;

INSERT INTO slip
SELECT study_day / 7, area, mistake, count(*) FROM attempt WHERE mistake <> '' GROUP BY 1, 2, 3;
