"""Values of `interviewprep.model` as rows, and back: what is read is checked as strictly as what is written.

A record is a row by column names. Readers raise ValueError, TypeError or KeyError for a row that is none of ours.
"""

import json
import re
from collections.abc import Callable, Mapping
from datetime import UTC, date, datetime
from functools import lru_cache
from typing import Any

from interviewprep.base.errors import StoreFault
from interviewprep.model.attempt import (
    Attempt,
    Card,
    Event,
    EventKind,
    Memory,
    Review,
    SessionKind,
    SessionRow,
    SessionStatus,
)
from interviewprep.model.evidence import Evidence, Rating
from interviewprep.model.goal import FARTHEST_DAYS, Goal, Role, Seniority, Target
from interviewprep.model.taxonomy import Area, Difficulty, Domain, Format, Phase
from interviewprep.model.verdict import Verdict
from interviewprep.store.settings import SETTINGS

Record = Mapping[str, Any]

JSON_COLUMNS = frozenset({"plan", "payload", "evidence", "misconceptions", "reasons", "weights", "value"})
"""The columns, of whatever table, that hold JSON."""

JSON_LIMIT_BYTES = 32 * 1024 * 1024
"""No answer comes near; what is larger could not be read back from an export."""

_LAST_DAY = (date(9990, 1, 1) - date(1970, 1, 1)).days
"""A plan made later could reach beyond the last date that there is."""

# One for all: the library would make an encoder for each text, which takes as long as the text.
_ENCODER = json.JSONEncoder(allow_nan=False, separators=(",", ":"))

_INSTANT = re.compile(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{6}\+00:00", re.ASCII)


# An answer is an event, an attempt and a review of one moment.
@lru_cache(maxsize=1)
def write_instant(at: datetime) -> str:
    """Write an aware time in UTC with microseconds: text that sorts by time.

    Raises:
        ValueError: the time is naive.
    """
    if at.tzinfo is None:
        raise ValueError(f"a time without a zone cannot be dated: {at}")
    return at.astimezone(UTC).isoformat(timespec="microseconds")


def read_instant(text: str) -> datetime:
    """Read what `write_instant` wrote, and no other spelling of a time."""
    if not _INSTANT.fullmatch(text):
        raise ValueError(f"not a time in UTC with microseconds: {text}")
    return datetime.fromisoformat(text)


def write_json(value: object) -> str:
    """Write plain JSON in one spelling, in ASCII: half a surrogate pair survives, NaN is refused.

    Raises:
        ValueError: NaN or infinity.
        StoreFault: more than `JSON_LIMIT_BYTES`.
    """
    text = _ENCODER.encode(value)
    if len(text) > JSON_LIMIT_BYTES:
        raise StoreFault(
            f"this is too large to keep: {len(text):,} bytes, and {JSON_LIMIT_BYTES:,} are the limit. "
            "It was not saved: make it shorter."
        )
    return text


def session_record(row: SessionRow) -> Record:
    """Make the row of a session."""
    return {
        "id": row.id,
        "kind": row.kind.value,
        "status": row.status.value,
        "plan": write_json(dict(row.plan)),
        "started_at": write_instant(row.started_at),
        "utc_offset_s": row.utc_offset_s,
        "heartbeat_at": write_instant(row.heartbeat_at),
        "heartbeat_awake_s": row.heartbeat_awake_s,
        "boot_id": row.boot_id,
        "pid": row.pid,
    }


def read_session(record: Record) -> SessionRow:
    """Read a session."""
    return SessionRow(
        id=record["id"],
        kind=SessionKind(record["kind"]),
        status=SessionStatus(record["status"]),
        plan=_object(record["plan"]),
        started_at=read_instant(record["started_at"]),
        utc_offset_s=record["utc_offset_s"],
        heartbeat_at=read_instant(record["heartbeat_at"]),
        heartbeat_awake_s=record["heartbeat_awake_s"],
        boot_id=record["boot_id"],
        pid=record["pid"],
    )


def event_record(event: Event) -> Record:
    """Make the row of an event."""
    return {
        "session": event.session,
        "sequence": event.sequence,
        "kind": event.kind.value,
        "schema": event.schema,
        "at": write_instant(event.at),
        "utc_offset_s": event.utc_offset_s,
        "awake_s": event.awake_s,
        "payload": write_json(dict(event.payload)),
    }


def read_event(record: Record) -> Event:
    """Read an event."""
    return Event(
        session=record["session"],
        sequence=record["sequence"],
        kind=EventKind(record["kind"]),
        at=read_instant(record["at"]),
        utc_offset_s=record["utc_offset_s"],
        awake_s=record["awake_s"],
        payload=_object(record["payload"]),
        schema=record["schema"],
    )


def attempt_record(attempt: Attempt) -> Record:
    """Make the row of an attempt, with the facts that reports ask for repeated as columns."""
    return {
        "id": attempt.id,
        "session": attempt.session,
        "question": attempt.question,
        "revision": attempt.revision,
        "area": attempt.area.value,
        "topic": attempt.topic,
        "domain": attempt.domain.value,
        "phase": attempt.phase.value,
        "difficulty": attempt.difficulty.value,
        "format": attempt.format.value,
        "at": write_instant(attempt.at),
        "utc_offset_s": attempt.utc_offset_s,
        "study_day": attempt.study_day,
        "verdict": attempt.verdict.value if attempt.verdict else None,
        **_repeated(attempt.evidence),
        "evidence": _write_evidence(attempt.evidence),
        "confirmed_by": attempt.confirmed_by,
        "misconceptions": write_json(attempt.misconceptions),
        "mistake": attempt.mistake,
        "over_time": int(attempt.over_time),
    }


def read_attempt(record: Record) -> Attempt:
    """Read an attempt."""
    evidence = _evidence(record["evidence"])
    for column, value in _repeated(evidence).items():
        if record[column] != value:
            raise ValueError(f"{column} is {record[column]} in its column and {value} in the evidence")
    return Attempt(
        id=record["id"],
        session=record["session"],
        question=record["question"],
        revision=record["revision"],
        area=Area(record["area"]),
        topic=record["topic"],
        domain=Domain(record["domain"]),
        phase=Phase(record["phase"]),
        difficulty=Difficulty(record["difficulty"]),
        format=Format(record["format"]),
        at=read_instant(record["at"]),
        utc_offset_s=record["utc_offset_s"],
        study_day=record["study_day"],
        verdict=None if record["verdict"] is None else Verdict(record["verdict"]),
        evidence=evidence,
        confirmed_by=record["confirmed_by"],
        misconceptions=read_texts(record["misconceptions"]),
        mistake=record["mistake"],
        over_time=bool(record["over_time"]),
    )


def review_record(review: Review) -> Record:
    """Make the row of a review that stands."""
    return {
        "id": review.id,
        "attempt": review.attempt,
        "question": review.question,
        "at": write_instant(review.at),
        "utc_offset_s": review.utc_offset_s,
        "study_day": review.study_day,
        "rating": review.rating.value,
        "computed": review.computed.value,
        "reasons": write_json(review.reasons),
        "evidence": _write_evidence(review.evidence),
        "stability_before": review.before.stability if review.before else None,
        "difficulty_before": review.before.difficulty if review.before else None,
        "stability": review.after.stability,
        "difficulty": review.after.difficulty,
        "elapsed_days": review.elapsed_days,
        "interval_days": review.interval_days,
        "scheduler": review.scheduler,
        "parameters": review.parameters,
    }


def read_review(record: Record) -> Review:
    """Read a review."""
    stability, difficulty = record["stability_before"], record["difficulty_before"]
    if (stability is None) != (difficulty is None):
        raise ValueError("the memory before the review is only half there")
    return Review(
        id=record["id"],
        attempt=record["attempt"],
        question=record["question"],
        at=read_instant(record["at"]),
        utc_offset_s=record["utc_offset_s"],
        study_day=record["study_day"],
        rating=Rating(record["rating"]),
        computed=Rating(record["computed"]),
        reasons=read_texts(record["reasons"]),
        evidence=_evidence(record["evidence"]),
        before=None if stability is None else Memory(stability, difficulty),
        after=Memory(record["stability"], record["difficulty"]),
        elapsed_days=record["elapsed_days"],
        interval_days=record["interval_days"],
        scheduler=record["scheduler"],
        parameters=record["parameters"],
    )


def card_record(card: Card) -> Record:
    """Make the row of a card."""
    return {
        "question": card.question,
        "area": card.area.value,
        "topic": card.topic,
        "domain": card.domain.value,
        "stability": card.memory.stability,
        "difficulty": card.memory.difficulty,
        "last_day": card.last_day,
        "due_day": card.due_day,
        "reviews": card.reviews,
        "lapses": card.lapses,
    }


def read_card(record: Record) -> Card:
    """Read a card."""
    return Card(
        question=record["question"],
        area=Area(record["area"]),
        topic=record["topic"],
        domain=Domain(record["domain"]),
        memory=Memory(record["stability"], record["difficulty"]),
        last_day=record["last_day"],
        due_day=record["due_day"],
        reviews=record["reviews"],
        lapses=record["lapses"],
    )


def goal_record(goal: Goal) -> Record:
    """Make the row of the goal."""
    return {
        "id": 1,
        "interview_day": goal.interview_day,
        "minutes": goal.minutes,
        "role": goal.target.role.value,
        "seniority": goal.target.seniority.value,
        "weights": write_json({area.value: weight for area, weight in sorted(goal.target.weights.items())}),
        "made_on": goal.made_on,
    }


def read_goal(record: Record) -> Goal:
    """Read the goal."""
    weights = {Area(name): float(weight) for name, weight in _object(record["weights"]).items()}
    made_on, days = record["made_on"], record["interview_day"] - record["made_on"]
    if not (0 <= made_on <= _LAST_DAY and 0 <= days <= FARTHEST_DAYS):
        raise ValueError(f"no plan of study day {made_on} is for {days} days later")
    return Goal(
        interview_day=record["interview_day"],
        minutes=record["minutes"],
        target=Target(Role(record["role"]), Seniority(record["seniority"]), weights),
        made_on=made_on,
    )


def read_weights(text: str) -> tuple[float, ...]:
    """Read the weights of a set of parameters."""
    return tuple(float(weight) for weight in _list(text))


READERS: Mapping[str, Callable[[Record], object]] = {
    "session": read_session,
    "event": read_event,
    "parameters": lambda record: (read_weights(record["weights"]), read_instant(record["created_at"])),
    "attempt": read_attempt,
    "review": read_review,
    "card": read_card,
    "goal": read_goal,
    "tested_out": lambda record: (Area(record["area"]), read_instant(record["at"])),
    "mark": lambda record: read_instant(record["at"]),
    "setting": lambda record: _setting(record["key"], record["value"]),
}
"""How each table's rows are read, in an order in which every row comes after those it refers to."""


_FITTING: Mapping[object, tuple[type, ...]] = {
    bool: (bool,),
    int: (int,),
    float: (float, int),
    float | None: (float, int, type(None)),
}
# By its annotations: to name the fields of one class, the library would load itself and write a method or six.
_EVIDENCE_TYPES = {name: _FITTING[kind] for name, kind in Evidence.__annotations__.items()}


# An attempt and its review rest on the same evidence, and are written one after the other.
@lru_cache(maxsize=1)
def _write_evidence(evidence: Evidence) -> str:
    return write_json({name: getattr(evidence, name) for name in _EVIDENCE_TYPES})


def _repeated(evidence: Evidence) -> Record:
    return {
        "score": evidence.score,
        "passed": int(evidence.passed),
        "active_s": evidence.active_s,
        "budget_s": evidence.budget_s,
        "confidence": evidence.confidence,
    }


def _setting(key: str, text: str) -> object:
    value: object = json.loads(text)
    return SETTINGS[key].checked(value) if key in SETTINGS else value


def _evidence(text: str) -> Evidence:
    evidence = Evidence(**_object(text))
    for name, types in _EVIDENCE_TYPES.items():
        value = getattr(evidence, name)
        if type(value) not in types:
            raise TypeError(f"{name} in the evidence cannot be {value!r}")
    return evidence


def _object(text: str) -> dict[str, Any]:
    value = json.loads(text)
    if not isinstance(value, dict):
        raise TypeError(f"an object is expected, not {text[:40]}")
    return value


def _list(text: str) -> list[Any]:
    value = json.loads(text)
    if not isinstance(value, list):
        raise TypeError(f"a list is expected, not {text[:40]}")
    return value


def read_texts(text: str) -> tuple[str, ...]:
    """Read a list of texts."""
    value = _list(text)
    if not all(isinstance(one, str) for one in value):
        raise TypeError(f"a list of texts is expected, not {text[:40]}")
    return tuple(value)
