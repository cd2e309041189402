CREATE TABLE bank (
    id INTEGER PRIMARY KEY,
    root BLOB NOT NULL UNIQUE,
    name TEXT NOT NULL,
    title TEXT NOT NULL,
    licence TEXT NOT NULL,
    fingerprint TEXT NOT NULL,
    folders TEXT NOT NULL,
    settled INTEGER NOT NULL
) STRICT;

CREATE TABLE question (
    bank INTEGER NOT NULL REFERENCES bank (id),
    id TEXT NOT NULL,
    revision TEXT NOT NULL,
    area TEXT NOT NULL,
    topic TEXT NOT NULL,
    domain TEXT NOT NULL,
    phase INTEGER NOT NULL,
    difficulty TEXT NOT NULL,
    minutes REAL NOT NULL,
    format TEXT NOT NULL,
    title TEXT NOT NULL,
    packages TEXT NOT NULL,
    misconceptions TEXT NOT NULL,
    prerequisites TEXT NOT NULL,
    shuffle INTEGER NOT NULL,
    position INTEGER NOT NULL DEFAULT 0,
    stamps TEXT NOT NULL,
    settled INTEGER NOT NULL,
    links TEXT NOT NULL,
    body TEXT NOT NULL,
    PRIMARY KEY (bank, id)
) STRICT;

CREATE INDEX question_by_id ON question (id, bank);
CREATE INDEX question_by_topic ON question (bank, topic);
CREATE INDEX question_by_facet ON question (bank, area, format, difficulty, packages, position);

CREATE TABLE facet (
    bank INTEGER NOT NULL REFERENCES bank (id),
    area TEXT NOT NULL,
    format TEXT NOT NULL,
    difficulty TEXT NOT NULL,
    packages TEXT NOT NULL,
    questions INTEGER NOT NULL,
    PRIMARY KEY (bank, area, format, difficulty, packages)
) STRICT, WITHOUT ROWID;

CREATE TABLE catches (
    misconception TEXT NOT NULL,
    bank INTEGER NOT NULL REFERENCES bank (id),
    question TEXT NOT NULL,
    PRIMARY KEY (misconception, bank, question)
) STRICT, WITHOUT ROWID;
