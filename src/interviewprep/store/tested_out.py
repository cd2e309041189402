"""Topics that the person was tested out of: what they know there need not be asked, until they fail something."""

import sqlite3
from datetime import datetime

from interviewprep.model.taxonomy import Area
from interviewprep.store.connection import insert
from interviewprep.store.file import HistoryFile
from interviewprep.store.rows import write_instant

_SINCE_VERSION = 5


class TestedOut(HistoryFile):
    """Which topics count as known."""

    def let_count_as_known(self, area: Area, topic: str, at: datetime, session: str) -> None:
        """Let a topic count as known since `at`, for what happened in a session."""
        record = {"area": area.value, "topic": topic, "at": write_instant(at), "session": session}
        with self._writing() as db:
            insert(db, "tested_out", record, replace=True)

    def tested_out(self) -> set[tuple[Area, str]]:
        """Tell which topics count as known, by area and topic."""
        if not self._has_version(_SINCE_VERSION):
            return set()
        return set(self._all(lambda record: (Area(record["area"]), str(record["topic"])), "SELECT * FROM tested_out"))


def doubt(db: sqlite3.Connection, area: Area, topic: str) -> None:
    """Let a topic count as known no longer, inside a transaction."""
    db.execute("DELETE FROM tested_out WHERE area = ? AND topic = ?", (area.value, topic))
