-- What one answer writes goes to fewer pages, which is most of what storing it costs. Cards lie as they are summed and
-- ranked, by area and topic, so that they need no index for that; the queue of what is due tells the area as well.
DROP INDEX card_by_due;
DROP INDEX card_by_due_and_area;
DROP INDEX card_by_topic;
ALTER TABLE card RENAME TO card_by_question;

CREATE TABLE card (
  question TEXT NOT NULL UNIQUE,
  area TEXT NOT NULL,
  topic TEXT NOT NULL,
  domain TEXT NOT NULL,
  stability REAL NOT NULL CHECK (stability > 0),
  difficulty REAL NOT NULL CHECK (difficulty BETWEEN 1 AND 10),
  last_day INTEGER NOT NULL,
  due_day INTEGER NOT NULL,
  reviews INTEGER NOT NULL,
  lapses INTEGER NOT NULL,
  PRIMARY KEY (area, topic, question)
) STRICT, WITHOUT ROWID;

INSERT INTO card SELECT * FROM card_by_question ORDER BY area, topic, question;
DROP TABLE card_by_question;
CREATE INDEX card_by_due ON card (due_day, question);

DROP INDEX attempt_by_day;
DROP INDEX attempt_by_session;
CREATE INDEX attempt_by_day ON attempt (study_day, session);

