"""Names that the compiled banks hold, as they are: for completing, which may be a little behind but must be quick."""

import sqlite3
from collections.abc import Mapping
from contextlib import closing
from pathlib import Path

from interviewprep.bank.compiled.cache import is_ours

LIMIT = 5000
"""More names than anybody would look through."""

_QUESTIONS = """
SELECT id AS name FROM question WHERE substr(id, 1, length(:begin)) = :begin
UNION SELECT bank.name || '/' || question.id AS name FROM question JOIN bank ON bank.id = question.bank
  WHERE :begin <> '' AND substr(bank.name || '/' || question.id, 1, length(:begin)) = :begin
ORDER BY name LIMIT :limit
"""


def question_names(file: Path, begin: str) -> list[str]:
    """List ids that begin so and, unless `begin` is empty, each `bank/id` that does."""
    return _names(file, _QUESTIONS, {"begin": begin, "limit": LIMIT})


def topic_names(file: Path) -> list[str]:
    """List the topics of all banks."""
    return _names(file, "SELECT DISTINCT topic FROM question ORDER BY topic")


def bank_names(file: Path) -> list[str]:
    """List the names of all banks."""
    return _names(file, "SELECT DISTINCT name FROM bank ORDER BY name")


def _names(file: Path, sql: str, values: Mapping[str, object] | tuple[()] = ()) -> list[str]:
    """List the first column of a query; nothing where no banks were compiled yet, or by another version."""
    if not file.exists():
        return []
    with closing(sqlite3.connect(f"{file.as_uri()}?mode=ro", uri=True)) as db:
        return [name for (name,) in db.execute(sql, values)] if is_ours(db) else []
