-- The interview that is prepared for, if there is one. Days are study days; `weights` are those of areas that the person
-- chose themselves, by area.
CREATE TABLE goal (
  id INTEGER PRIMARY KEY CHECK (id = 1),
  interview_day INTEGER NOT NULL,
  minutes INTEGER NOT NULL CHECK (minutes BETWEEN 5 AND 720),
  role TEXT NOT NULL,
  seniority TEXT NOT NULL,
  weights TEXT NOT NULL CHECK (json_valid(weights)),
  made_on INTEGER NOT NULL
) STRICT;
