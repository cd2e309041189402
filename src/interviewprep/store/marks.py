"""Marks on questions: never to be shown again, and flagged as doubtful."""

from datetime import datetime

from interviewprep.model.attempt import MarkKind
from interviewprep.store.connection import insert
from interviewprep.store.file import HistoryFile
from interviewprep.store.rows import write_instant


class Marks(HistoryFile):
    """What the learner thinks of questions."""

    def mark(self, question: str, kind: MarkKind, at: datetime, note: str = "") -> None:
        """Mark a question; a second mark of the same kind replaces the first."""
        record = {"question": question, "kind": kind, "at": write_instant(at), "note": note}
        with self._writing() as db:
            insert(db, "mark", record, replace=True)

    def unmark(self, question: str, kind: MarkKind) -> None:
        """Take a mark away, if it is there."""
        with self._writing() as db:
            db.execute("DELETE FROM mark WHERE question = ? AND kind = ?", (question, kind))

    def marked(self, kind: MarkKind) -> set[str]:
        """Tell which questions carry a mark of this kind."""
        return set(
            self._all(lambda record: str(record["question"]), "SELECT question FROM mark WHERE kind = ?", (kind,))
        )
