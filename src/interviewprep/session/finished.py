"""The session that was finished last, in the figures of its scorecard."""

from contextlib import suppress
from datetime import datetime
from typing import Protocol

from interviewprep.base.errors import StoreFault
from interviewprep.base.records import dataclass
from interviewprep.model.attempt import Event, EventKind, SessionKind, SessionRow, SessionStatus
from interviewprep.session.state import read_back


class FinishedShelf(Protocol):
    """Where sessions are kept."""

    def latest_session(self, status: SessionStatus) -> SessionRow | None:
        """Give the session of this status that somebody was at last."""
        ...

    def events(self, session: str) -> list[Event]:
        """List a session's events in order."""
        ...


@dataclass(frozen=True, slots=True)
class Finished:
    """What came of a session: `score` is from 0 to 1, the mean over all `asked`, where one without an answer counts 0.

    At least one was `answered`, the last of them at `last_at`, in UTC, and `passed` of them passed.
    """

    kind: SessionKind
    last_at: datetime
    asked: int
    answered: int
    passed: int
    score: float


def last_finished(shelf: FinishedShelf) -> Finished | None:
    """Look at the session that was finished last; None where nothing was answered in it or it cannot be read."""
    row = shelf.latest_session(SessionStatus.FINISHED)
    if row is not None:
        with suppress(StoreFault):
            return _add_up(row, shelf.events(row.id))
    return None


def _add_up(row: SessionRow, events: list[Event]) -> Finished | None:
    _, state = read_back(row.plan, events)
    verdicts = [item.verdict for item in state.items if item.verdict]
    if not verdicts:
        return None
    last_at = max(event.at for event in events if event.kind is EventKind.VERDICT)
    return Finished(
        kind=row.kind,
        last_at=last_at,
        asked=len(state.items),
        answered=len(verdicts),
        passed=sum(bool(verdict["passed"]) for verdict in verdicts),
        score=sum(verdict["score"] for verdict in verdicts) / len(state.items),
    )
