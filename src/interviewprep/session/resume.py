"""Sessions that were left or killed and can be gone on with."""

from contextlib import suppress
from typing import Protocol

from interviewprep.base.clock import Moment
from interviewprep.base.errors import StoreFault
from interviewprep.base.records import dataclass
from interviewprep.model.attempt import Event, SessionKind, SessionRow, SessionStatus
from interviewprep.session.plan import Mode, Plan
from interviewprep.session.state import SessionState, read_back


class SessionShelf(Protocol):
    """Where sessions are kept."""

    def sessions(self, status: SessionStatus | None = None) -> list[SessionRow]:
        """List sessions, oldest first."""
        ...

    def events(self, session: str) -> list[Event]:
        """List a session's events in order."""
        ...

    def is_alive(self, row: SessionRow, now: Moment) -> bool:
        """Whether a process is still at this session."""
        ...


@dataclass(frozen=True, slots=True)
class Unfinished:
    """A session to go on with; `left_s` are the seconds left of its budget, None without one.

    `name` says what it is in a word, and `where` names the part at hand of a whole interview; it is empty elsewhere.
    It was left `days_ago`, in spans of 24 hours.
    """

    row: SessionRow
    answered: int
    total: int
    left_s: float | None
    name: str
    where: str = ""
    days_ago: int = 0


def unfinished_sessions(shelf: SessionShelf, kind: SessionKind, now: Moment) -> list[Unfinished]:
    """List sessions of a kind that nobody is at, latest first; what cannot be read is left out."""
    left = []
    for row in reversed(shelf.sessions(SessionStatus.ACTIVE)):
        if row.kind is kind and not shelf.is_alive(row, now):
            with suppress(StoreFault):
                left.append(_unfinished(row, shelf.events(row.id), now))
    return left


def _unfinished(row: SessionRow, events: list[Event], now: Moment) -> Unfinished:
    plan, state = read_back(row.plan, events)
    spent = state.active_s + state.elapsed_s(row.heartbeat_awake_s)
    return Unfinished(
        row=row,
        answered=sum(item.verdict is not None or item.answer is not None for item in state.items),
        total=plan.total,
        left_s=None if plan.budget_s is None else plan.budget_s - spent,
        name="placement" if plan.placement else "exam" if plan.mode is Mode.EXAM else plan.kind.value,
        where=_where(plan, state),
        days_ago=(now.at - row.heartbeat_at).days,
    )


def _where(plan: Plan, state: SessionState) -> str:
    place = state.next_open(plan)
    if not plan.parts or place is None:
        return ""
    part = plan.items[place].part
    return f"part {part + 1} of {len(plan.parts)}: {plan.parts[part].title}"
