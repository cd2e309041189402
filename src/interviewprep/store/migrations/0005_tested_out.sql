-- Topics that were tested out of: their questions count as known until one of them is failed.
CREATE TABLE tested_out (
  area TEXT NOT NULL,
  topic TEXT NOT NULL,
  at TEXT NOT NULL,
  session TEXT NOT NULL REFERENCES session (id),
  PRIMARY KEY (area, topic)
) STRICT, WITHOUT ROWID;
