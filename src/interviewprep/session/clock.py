"""What the clock of a session shows, read from its log by a process that is not at it and opens no bank."""

from collections.abc import Mapping
from contextlib import suppress
from datetime import datetime
from enum import StrEnum
from typing import Any

from interviewprep.base.clock import Moment
from interviewprep.base.errors import StoreFault
from interviewprep.base.records import dataclass
from interviewprep.model.attempt import Event, EventKind, SessionKind, SessionRow, SessionStatus
from interviewprep.model.question import Open, Question
from interviewprep.model.taxonomy import Format
from interviewprep.session.items import ItemState
from interviewprep.session.phases import has_phases, phase_at
from interviewprep.session.plan import Mode
from interviewprep.session.resume import SessionShelf
from interviewprep.session.state import SessionState, read_back


class ClockStatus(StrEnum):
    """Whether the time of a session counts.

    Running; standing still, as while one reads a verdict; or left: its process is gone, or it was of another boot.
    """

    RUNNING = "running"
    PAUSED = "paused"
    LEFT = "left"


@dataclass(frozen=True, slots=True)
class Reading:
    """The clock of one session at one moment; times are in seconds, those left negative when overdrawn.

    `number` counts questions from 1. `stage` names the stage of a case and `phase` that of a coding question; both are
    empty elsewhere, and `stage_left_s` is then None. `budget_s` is the question's; `session_budget_s` and
    `session_left_s` are None where only questions have budgets.
    """

    session: str
    kind: SessionKind
    status: ClockStatus
    started_at: datetime
    number: int
    total: int
    question: str
    title: str
    stage: str
    stage_left_s: float | None
    phase: str
    budget_s: float
    left_s: float
    session_budget_s: float | None
    session_left_s: float | None


def face_of(question: Question) -> dict[str, object]:
    """Give what the log keeps of a question when it is put, so that its clock can be shown without the bank."""
    content = question.content
    stages = content.stages if isinstance(content, Open) and len(content.stages) > 1 else ()
    return {
        "title": question.title,
        "format": question.format.value,
        "stages": [stage.title for stage in stages],
        "stage_minutes": [stage.minutes for stage in stages],
    }


def read_clock(shelf: SessionShelf, now: Moment) -> Reading | None:
    """Read the clock of the session that somebody is at, else of the one that was left last; None without either."""
    rows = shelf.sessions(SessionStatus.ACTIVE)
    if not rows:
        return None
    alive = [row for row in rows if shelf.is_alive(row, now)]
    row = (alive or rows)[-1]
    return _read(row, shelf.events(row.id), now if alive else None)


def questions_at_hand(shelf: SessionShelf, now: Moment) -> frozenset[str]:
    """Tell which questions the sessions that somebody is at have reached; what cannot be read is left out."""
    found = set()
    for row in shelf.sessions(SessionStatus.ACTIVE):
        if shelf.is_alive(row, now):
            with suppress(StoreFault):
                found.add(_read(row, shelf.events(row.id), now).question)
    return frozenset(found)


def _read(row: SessionRow, events: list[Event], now: Moment | None) -> Reading:
    plan, state = read_back(row.plan, events)
    # A session that was left stood still at its last heartbeat, on the clock of its own boot.
    running_s = state.elapsed_s(row.heartbeat_awake_s if now is None else now.awake_s)
    index = state.current or 0
    item, planned = state.items[index], plan.items[index]
    face = _face(events, index)
    spent_s = item.active_s + running_s
    stage, stage_left_s = _stage(item, face, spent_s, plan.extra_time)
    return Reading(
        session=row.id,
        kind=row.kind,
        status=ClockStatus.LEFT if now is None else _status(state),
        started_at=row.started_at,
        number=index + 1,
        total=plan.total,
        question=planned.ref,
        # Logs of earlier versions do not hold it.
        title=str(face.get("title", planned.ref.rpartition("/")[2])),
        stage=stage,
        stage_left_s=stage_left_s,
        phase=_phase(item, face, spent_s, planned.budget_s, plan.mode),
        budget_s=planned.budget_s,
        left_s=planned.budget_s - spent_s,
        session_budget_s=plan.budget_s,
        session_left_s=None if plan.budget_s is None else plan.budget_s - state.active_s - running_s,
    )


def _status(state: SessionState) -> ClockStatus:
    return ClockStatus.RUNNING if state.running else ClockStatus.PAUSED


def _face(events: list[Event], index: int) -> Mapping[str, Any]:
    shown = [event for event in events if event.kind is EventKind.SHOWN and event.payload.get("item") == index]
    return shown[-1].payload if shown else {}


def _stage(item: ItemState, face: Mapping[str, Any], spent_s: float, extra_time: float) -> tuple[str, float | None]:
    """Name the stage at hand, and give the seconds left of its own time."""
    answered = len(item.stages)
    titles, minutes = face.get("stages", []), face.get("stage_minutes", [])
    if item.is_closed or answered >= len(titles):
        return "", None
    if answered >= len(minutes):
        return str(titles[answered]), None
    return str(titles[answered]), float(minutes[answered]) * 60 * extra_time - (spent_s - sum(item.stage_spans_s))


def _phase(item: ItemState, face: Mapping[str, Any], spent_s: float, budget_s: float, mode: Mode) -> str:
    """Name the phase of a coding question."""
    if item.is_closed or "format" not in face or not has_phases(Format(face["format"]), mode, budget_s):
        return ""
    phase = phase_at(spent_s, budget_s)
    return phase.name if phase else ""
