"""The one place where a session moves on: an event is stored first and counts only then."""

from collections.abc import Callable
from typing import Protocol, TypeVar
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
from interviewprep.session.items import ItemState
from interviewprep.session.plan import Item, Mode, Plan
from interviewprep.session.state import SessionState, apply, fold, read_back

T = TypeVar("T")


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
        plan, state = read_back(row.plan, log.events(row.id))
        carried, paused = state.elapsed_s(row.heartbeat_awake_s), state.halted_s(row.heartbeat_awake_s)
        log.claim(row.id, pid, clock.read())
        engine = cls(log, clock, row.id, plan, state)
        engine.emit(EventKind.RESUME, carried_s=carried, paused_s=paused)
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

    def add(self, item: Item) -> None:
        """Store one more question at the end of the plan, then let it be asked."""
        self.emit(EventKind.PLANNED, ref=item.ref, budget_s=item.budget_s, why=item.why)
        self.plan = self.plan.with_item(item)

    def emit_for_item(self, kind: EventKind, **payload: object) -> None:
        """Store an event about the current item."""
        self.emit(kind, item=self.index, **payload)

    def record(self, attempt: Attempt, event: Event, review: Review | None, card: Card | None) -> int:
        """Store a final verdict with its attempt, review and card in one transaction; return the attempt's id."""
        return self.keep(event, lambda: self._log.record(attempt, event, review, card))

    def keep(self, event: Event, store: Callable[[], T]) -> T:
        """Have `store` keep an event with what follows from it, all or nothing; then let it count. Give its result."""
        stored = store()
        self.state = apply(self.state, event)
        return stored

    def halt(self) -> None:
        """Stop the clock for a pause."""
        self.emit(EventKind.PAUSE, here=True)

    def unhalt(self) -> None:
        """Let the clock go on after a pause."""
        self.emit(EventKind.RESUME, here=True, carried_s=0.0, paused_s=self.state.halted_s(self._clock.read().awake_s))

    def finish(self, reason: str) -> None:
        """Let nothing more be answered; what has an answer may still be graded."""
        if not self.state.finished:
            self.emit(EventKind.FINISH, reason=reason)

    def close(self, status: SessionStatus, reason: str) -> None:
        """End the session for good."""
        self.finish(reason)
        self._log.set_status(self.session, status)

    @property
    def at_hand(self) -> int | None:
        """Index of the item at hand, or None when there is nothing left to do.

        In practice an answer is graded before the next question is put; in an exam all are, once it is finished.
        """
        to_grade = self.state.next_ungraded
        if self.state.finished:
            return to_grade
        if self.plan.mode is Mode.EXAM or to_grade is None:
            return self.state.next_open(self.plan)
        return to_grade

    @property
    def index(self) -> int:
        """Index of the item at hand; there is one."""
        index = self.at_hand
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

    def item_left_s(self, index: int | None = None) -> float:
        """Seconds left of an item's budget, of the one at hand without an index; negative when overdrawn."""
        place = self.index if index is None else index
        return self.plan.items[place].budget_s - self.item_active_s(place)

    def item_active_s(self, index: int) -> float:
        """Seconds that count for an item up to now."""
        running = self.state.elapsed_s(self._clock.read().awake_s) if self.state.current == index else 0.0
        return self.state.items[index].active_s + running

    def session_left_s(self) -> float | None:
        """Seconds left of the session's budget, negative when overdrawn; None without one."""
        if self.plan.budget_s is None:
            return None
        return self.plan.budget_s - self.state.active_s - self.state.elapsed_s(self._clock.read().awake_s)
