"""A session's log in memory, for laws that need many sessions; the real one is in `support.sessions`."""

from dataclasses import dataclass, field, replace

from interviewprep.base.clock import Moment
from interviewprep.model.attempt import Attempt, Card, Event, Review, SessionRow, SessionStatus
from interviewprep.session.engine import Engine
from interviewprep.session.plan import Plan
from support.clock import FakeClock


@dataclass
class MemoryLog:
    """Keeps rows and events as `SessionLog` promises."""

    rows: dict[str, SessionRow] = field(default_factory=dict)
    kept: list[Event] = field(default_factory=list)

    def create_session(self, row: SessionRow) -> None:
        """Keep a session."""
        self.rows[row.id] = row

    def append(self, event: Event) -> None:
        """Keep an event, the very next."""
        assert event.sequence == len(self.kept) + 1
        self.kept.append(event)

    def record(self, attempt: Attempt, event: Event, review: Review | None, card: Card | None) -> int:
        """Keep a verdict."""
        del attempt, review, card
        self.append(event)
        return 1

    def set_status(self, session: str, status: SessionStatus) -> None:
        """Close a session."""
        self.rows[session] = replace(self.rows[session], status=status)

    def claim(self, session: str, pid: int, moment: Moment) -> None:
        """Take a session over."""
        self.rows[session] = replace(
            self.rows[session], pid=pid, heartbeat_awake_s=moment.awake_s, boot_id=moment.boot_id
        )

    def beat(self, session: str, moment: Moment) -> None:
        """Note that the session is alive."""
        self.claim(session, self.rows[session].pid, moment)

    def events(self, session: str) -> list[Event]:
        """List the events in order."""
        assert session in self.rows
        return list(self.kept)


@dataclass
class Bench:
    """An engine on a log in memory, under a clock moved by hand."""

    plan: Plan
    clock: FakeClock = field(default_factory=FakeClock)
    log: MemoryLog = field(default_factory=MemoryLog)

    def __post_init__(self) -> None:
        self.engine = Engine.start(self.log, self.clock, self.plan, pid=1)

    def beat(self) -> None:
        """Let the heart beat."""
        self.log.beat(self.engine.session, self.clock.read())

    def come_back(self) -> None:
        """Go on with the session in another process."""
        self.engine = Engine.resume(self.log, self.clock, self.log.rows[self.engine.session], pid=2)
