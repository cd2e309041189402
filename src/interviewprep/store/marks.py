"""Marks on questions: never to be shown again, and flagged as doubtful."""

from datetime import datetime

from interviewprep.base.records import dataclass
from interviewprep.model.attempt import Event, MarkKind
from interviewprep.store.connection import insert
from interviewprep.store.file import HistoryFile
from interviewprep.store.rows import Record, read_instant, write_instant
from interviewprep.store.sessions import append_with


@dataclass(frozen=True, slots=True)
class Mark:
    """What was said of a question; `note` is in the person's words."""

    question: str
    kind: MarkKind
    at: datetime
    note: str


class Marks(HistoryFile):
    """What the learner thinks of questions."""

    def mark(self, question: str, kind: MarkKind, at: datetime, note: str = "", event: Event | None = None) -> None:
        """Mark a question, together with the event of it; a second mark of the same kind replaces the first."""
        record = {"question": question, "kind": kind, "at": write_instant(at), "note": note}
        with self._writing() as db:
            append_with(db, event)
            insert(db, "mark", record, replace=True)

    def unmark(self, question: str) -> int:
        """Take all marks of a question away; return how many there were."""
        with self._writing() as db:
            return db.execute("DELETE FROM mark WHERE question = ?", (question,)).rowcount

    def marks(self) -> list[Mark]:
        """List all marks, by question."""
        return self._all(_read_mark, "SELECT * FROM mark ORDER BY question, kind")

    def marked(self, kind: MarkKind) -> set[str]:
        """Tell which questions carry a mark of this kind."""
        return set(
            self._all(lambda record: str(record["question"]), "SELECT question FROM mark WHERE kind = ?", (kind,))
        )


def _read_mark(record: Record) -> Mark:
    return Mark(record["question"], record["kind"], read_instant(record["at"]), record["note"])
