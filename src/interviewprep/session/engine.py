"""The one place where a session moves on: an event is stored first and counts only then."""

from typing import Protocol
from uuid import uuid4

from interviewprep.base.clock import Clock, Moment
from interviewprep.model.attempt import (
    Attempt,
    Card,
    Event,
    EventKind,
    Review,
    SessionKind,
    SessionRow,
    SessionStatus,
)
from interviewprep.session.plan import Item, Plan
from interviewprep.session.state import ItemState, SessionState, apply, fold


class SessionLog(Protocol):
    """What a session needs of the history."""

    def create_session(self, row: SessionRow) -> None:
        """Store a new session."""

    def append(self, event: Event) -> None:
        """Store one event, durably, before returning."""

    def record(self, attempt: Attempt, event: Event, review: Review | None, card: Card | None) -> int:
        """Store a verdict with all that follows from it, or nothing of it."""
        ...

    def set_status(self, session: str, status: SessionStatus) -> None:
        """Close a session."""

    def claim(self, session: str, pid: int, moment: Moment) -> None:
        """Take over a session whose process is gone."""

    def events(self, session: str) -> list[Event]:
        """List a session's events in order."""
        ...


class Engine:
    """A running session: its plan, its state, its log and its clock."""

    def __init__(self, log: SessionLog, clock: Clock, session: str, plan: Plan, state: SessionState) -> None:
        self._log = log
        self._clock = clock
        self.session = session
        self.plan = plan
        self.state = state

    @classmethod
    def start(cls, log: SessionLog, clock: Clock, plan: Plan, pid: int) -> "Engine":
        """Begin a session."""
        now = clock.read()
        row = SessionRow(
            # Readable, and in the order of time: it names the folder in which answers are written.
            id=f"{now.at:%Y%m%d-%H%M%S}-{uuid4().hex[:6]}",
            kind=SessionKind(plan.kind),
            status=SessionStatus.ACTIVE,
            plan=plan.to_json(),
            started_at=now.at,
            utc_offset_s=now.utc_offset_s,
            heartbeat_at=now.at,
            heartbeat_awake_s=now.awake_s,
            boot_id=now.boot_id,
            pid=pid,
        )
        log.create_session(row)
        return cls(log, clock, row.id, plan, fold(len(plan.items), ()))

    @classmethod
    def resume(cls, log: SessionLog, clock: Clock, row: SessionRow, pid: int) -> "Engine":
        """Go on with a session that was left or killed; what counted up to its last heartbeat is carried over."""
        plan = Plan.from_json(row.plan)
        state = fold(len(plan.items), log.events(row.id))
        carried = state.elapsed_s(row.heartbeat_awake_s)
        log.claim(row.id, pid, clock.read())
        engine = cls(log, clock, row.id, plan, state)
        engine.emit(EventKind.RESUME, carried_s=carried)
        return engine

    def event(self, kind: EventKind, **payload: object) -> Event:
        """Make the next event without storing it."""
        now = self._clock.read()
        return Event(
            session=self.session,
            sequence=self.state.sequence + 1,
            kind=kind,
            at=now.at,
            utc_offset_s=now.utc_offset_s,
            awake_s=now.awake_s,
            payload=payload,
        )

    def emit(self, kind: EventKind, **payload: object) -> None:
        """Store an event, then let it count."""
        event = self.event(kind, **payload)
        self._log.append(event)
        self.state = apply(self.state, event)

    def emit_for_item(self, kind: EventKind, **payload: object) -> None:
        """Store an event about the current item."""
        self.emit(kind, item=self.index, **payload)

    def record(self, attempt: Attempt, event: Event, review: Review | None, card: Card | None) -> int:
        """Store a final verdict with its attempt, review and card in one transaction; return the attempt's id."""
        stored = self._log.record(attempt, event, review, card)
        self.state = apply(self.state, event)
        return stored

    def close(self, status: SessionStatus, reason: str) -> None:
        """End the session for good."""
        if not self.state.finished:
            self.emit(EventKind.FINISH, reason=reason)
        self._log.set_status(self.session, status)

    @property
    def index(self) -> int:
        """Index of the item at hand; there is one."""
        index = self.state.next_open
        if index is None:
            raise LookupError("every item of this session is closed")
        return index

    @property
    def planned(self) -> Item:
        """The plan's line for the item at hand."""
        return self.plan.items[self.index]

    @property
    def item(self) -> ItemState:
        """What has happened to the item at hand."""
        return self.state.items[self.index]

    def item_left_s(self) -> float:
        """Seconds left of the item's budget, negative when overdrawn."""
        running = self.state.elapsed_s(self._clock.read().awake_s) if self.state.current == self.index else 0.0
        return self.planned.budget_s - self.item.active_s - running

    def session_left_s(self) -> float | None:
        """Seconds left of the session's budget, negative when overdrawn; None without one."""
        if self.plan.budget_s is None:
            return None
        return self.plan.budget_s - self.state.active_s - self.state.elapsed_s(self._clock.read().awake_s)
