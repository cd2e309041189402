"""Sessions and their events."""

import os
import sqlite3
from collections.abc import Iterable

from interviewprep.base.clock import Moment
from interviewprep.base.errors import StoreFault, UsageFault
from interviewprep.model.attempt import Event, SessionRow, SessionStatus
from interviewprep.model.taxonomy import Area
from interviewprep.store.connection import insert
from interviewprep.store.file import HistoryFile, filtered
from interviewprep.store.rows import event_record, read_event, read_session, session_record, write_instant

STALE_AFTER_S = 15.0
"""Three missed heartbeats: a session this silent may be taken over even though a process with its id runs."""

_RATINGS = """
WITH rated AS MATERIALIZED (
  SELECT session, question FROM attempt INDEXED BY attempt_in_prose
  WHERE format IN ('short', 'case', 'long') AND study_day >= coalesce(:since_day, study_day)
    AND area = coalesce(:area, area)
  ORDER BY study_day DESC, id DESC LIMIT :limit
)
SELECT * FROM event
WHERE kind IN ('proposal', 'confirmation') AND session IN (SELECT session FROM rated)
  AND (session, json_extract(payload, '$.question')) IN (SELECT session, question FROM rated)
ORDER BY session, sequence
"""

_LAST = "(SELECT coalesce(max(sequence), 0) FROM event WHERE session = :session)"
_APPEND = f"""
INSERT INTO event (session, sequence, kind, schema, at, utc_offset_s, awake_s, payload)
SELECT :session, :sequence, :kind, :schema, :at, :utc_offset_s, :awake_s, :payload
WHERE :sequence = 1 + {_LAST}
"""


class Sessions(HistoryFile):
    """What happened, as it happened."""

    def create_session(self, row: SessionRow) -> None:
        """Store a new session."""
        with self._writing() as db:
            insert(db, "session", session_record(row))

    def append(self, event: Event) -> None:
        """Store an event; when this returns, neither a kill nor a power cut can lose it.

        Raises:
            StoreFault: another process has written to this session meanwhile, or there is no such session.
        """
        self.append_many((event,))

    def append_many(self, events: Iterable[Event]) -> None:
        """Store several events, all or none."""
        with self._writing() as db:
            for event in events:
                append_event(db, event)

    def events(self, session: str) -> list[Event]:
        """List a session's events in order."""
        return self._all(read_event, "SELECT * FROM event WHERE session = ? ORDER BY sequence", (session,))

    def last_ratings(self, limit: int, *, since_day: int | None = None, area: Area | None = None) -> list[Event]:
        """List what was proposed and what was confirmed of the last `limit` answers in prose, by session, in order."""
        return self._all(read_event, _RATINGS, {"limit": limit, "since_day": since_day, "area": area})

    def session(self, id: str) -> SessionRow:  # noqa: A002 - the name of the field
        """Give one session.

        Raises:
            UsageFault: there is none with this id.
        """
        found = self._one(read_session, "SELECT * FROM session WHERE id = ?", (id,))
        if found is None:
            raise UsageFault(f"there is no session '{id}' in {self._path}.")
        return found

    def sessions(self, status: SessionStatus | None = None) -> list[SessionRow]:
        """List sessions, oldest first; those of one status, or all."""
        conditions = {"status = ?": None if status is None else status.value}
        return self._all(read_session, *filtered("SELECT * FROM session", conditions, "started_at, id"))

    def latest_session(self, status: SessionStatus) -> SessionRow | None:
        """Give the session of this status that somebody was at last; None when there is none."""
        sql = "SELECT * FROM session WHERE status = ? ORDER BY heartbeat_at DESC, id DESC LIMIT 1"
        return self._one(read_session, sql, (status.value,))

    def heartbeat(self, session: str, moment: Moment) -> None:
        """Note that the session is alive at `moment`."""
        with self._writing() as db:
            _beat(db, session, moment)

    def claim(self, session: str, pid: int, moment: Moment) -> None:
        """Take over an active session whose process is gone, in the name of process `pid`.

        Raises:
            StoreFault: the session has ended, or its process is still at it.
        """
        with self._writing() as db:
            row = self.session(session)
            if row.status is not SessionStatus.ACTIVE:
                raise StoreFault(f"session {session} is {row.status.value} and cannot be gone on with.")
            if row.pid != pid and is_alive(row, moment):
                raise StoreFault(
                    f"session {session} goes on in another prep (process {row.pid}). "
                    "Continue there, or end that one first."
                )
            db.execute("UPDATE session SET pid = ? WHERE id = ?", (pid, session))
            _beat(db, session, moment)

    def is_alive(self, row: SessionRow, now: Moment) -> bool:
        """Tell whether a process is still at this session: its heart beat lately, on this boot, and it runs."""
        return is_alive(row, now)

    def set_status(self, session: str, status: SessionStatus) -> None:
        """Close a session, or open it again."""
        with self._writing() as db:
            db.execute("UPDATE session SET status = ? WHERE id = ?", (status.value, session))


def append_event(db: sqlite3.Connection, event: Event) -> None:
    """Write an event inside a transaction, if it is the very next of its session."""
    if db.execute(_APPEND, event_record(event)).rowcount:
        return
    (last,) = db.execute(f"SELECT {_LAST}", {"session": event.session}).fetchone()
    raise StoreFault(
        f"session {event.session} has {last} events, and event {event.sequence} cannot follow: "
        "another prep goes on with this session. This step was not saved. End one of the two."
    )


def append_with(db: sqlite3.Connection, event: Event | None) -> None:
    """Write the event of what is stored in the same transaction, where there is one."""
    if event is not None:
        append_event(db, event)


def _beat(db: sqlite3.Connection, session: str, moment: Moment) -> None:
    db.execute(
        "UPDATE session SET heartbeat_at = ?, heartbeat_awake_s = ?, boot_id = ? WHERE id = ?",
        (write_instant(moment.at), moment.awake_s, moment.boot_id, session),
    )


def is_alive(row: SessionRow, now: Moment) -> bool:
    """Tell whether a process is still at this session: its heart beat lately, on this boot, and it runs."""
    if row.boot_id != now.boot_id or now.awake_s - row.heartbeat_awake_s > STALE_AFTER_S:
        return False
    if os.name == "nt":
        # There, signal 0 would end the process: the fresh heartbeat alone decides.
        return True
    try:
        os.kill(row.pid, 0)
    except ProcessLookupError:
        return False
    except PermissionError:
        return True
    return True
