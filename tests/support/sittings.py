"""Histories of many sittings, made up and stored as sessions store them."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta

from interviewprep.model.attempt import Attempt, Event, EventKind, SessionKind, SessionRow, SessionStatus
from interviewprep.model.evidence import Evidence
from interviewprep.model.taxonomy import Area, Difficulty, Domain, Format, Phase
from interviewprep.store.history import History

START = datetime(2026, 1, 1, tzinfo=UTC)


@dataclass(frozen=True, slots=True)
class Given:
    """One answer: by whom, to what, how good, what it fell for, how long it took, and when in the sitting."""

    session: str
    question: str
    score: float
    chosen: tuple[str, ...] = ()
    active_s: float = 60.0
    revision: str = "r"
    minute: int = 0
    gave_up: bool = False


def begin(history: History, session: str, questions: Iterable[str]) -> None:
    """Store a session that is to ask these questions, in this order."""
    plan = {"items": [{"ref": ref} for ref in questions]}
    row = SessionRow(session, SessionKind.DRILL, SessionStatus.FINISHED, plan, START, 0, START, 0.0, "boot", 1)
    history.create_session(row)


def store(history: History, answers: Iterable[Given]) -> None:
    """Store answers in the order given, with a session for each that has one."""
    given = list(answers)
    for session in dict.fromkeys(one.session for one in given):
        begin(history, session, dict.fromkeys(one.question for one in given if one.session == session))
    for one in given:
        history.record(_attempt(one), None, None, None)


def log(history: History, session: str, *events: tuple[EventKind, Mapping[str, object]]) -> None:
    """Add events to a session that has none so far."""
    history.append_many(
        Event(session, number, kind, START, 0, float(number), payload)
        for number, (kind, payload) in enumerate(events, start=1)
    )


def _attempt(given: Given) -> Attempt:
    evidence = Evidence(
        passed=given.score == 1, score=given.score, active_s=given.active_s, budget_s=60, solution_seen=given.gave_up
    )
    return Attempt(
        session=given.session,
        question=given.question,
        revision=given.revision,
        area=Area.ML_THEORY,
        topic="topic",
        domain=Domain.MATHEMATICS,
        phase=Phase.FOUNDATIONS,
        difficulty=Difficulty.EASY,
        format=Format.SINGLE,
        at=START + timedelta(minutes=given.minute),
        utc_offset_s=0,
        study_day=20_000,
        verdict=None,
        evidence=evidence,
        confirmed_by="machine",
        misconceptions=given.chosen,
    )
