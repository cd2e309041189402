"""Rows of history: events as they happened, and what they added up to."""

from collections.abc import Mapping
from datetime import datetime
from enum import StrEnum
from typing import Literal

from interviewprep.base.records import dataclass
from interviewprep.model.evidence import Evidence, Rating
from interviewprep.model.taxonomy import Area, Difficulty, Domain, Format, Phase
from interviewprep.model.verdict import Verdict

EVENT_SCHEMA = 1

MarkKind = Literal["suspended", "flagged"]
"""What a person says of a question: never show it again, or something is wrong with it."""


class EventKind(StrEnum):
    """Everything that can happen in a session."""

    PLANNED = "planned"
    SHOWN = "shown"
    DRAFT = "draft"
    RUN = "run"
    HINT = "hint"
    PAUSE = "pause"
    RESUME = "resume"
    CONFIDENCE = "confidence"
    SUBMIT = "submit"
    VERDICT = "verdict"
    STAGE = "stage"
    FOLLOW_UP = "follow_up"
    PROPOSAL = "proposal"
    CONFIRMATION = "confirmation"
    POST_MORTEM = "post_mortem"
    OVERRIDE = "override"
    UNDO = "undo"
    FLAG = "flag"
    SKIP = "skip"
    FINISH = "finish"


@dataclass(frozen=True, slots=True)
class Event:
    """One thing that happened. `at` is UTC; `awake_s` is the awake clock of that boot; `payload` is plain JSON."""

    session: str
    sequence: int
    kind: EventKind
    at: datetime
    utc_offset_s: int
    awake_s: float
    payload: Mapping[str, object]
    schema: int = EVENT_SCHEMA


class SessionKind(StrEnum):
    """Why a session was started."""

    INTERVIEW = "interview"
    DRILL = "drill"


class SessionStatus(StrEnum):
    """Whether a session can still be gone on with."""

    ACTIVE = "active"
    FINISHED = "finished"
    DROPPED = "dropped"


@dataclass(frozen=True, slots=True)
class SessionRow:
    """One session: its plan as JSON, and the last heartbeat.

    `heartbeat_awake_s` and `boot_id` tell up to when the session was alive, on which boot's clock.
    """

    id: str
    kind: SessionKind
    status: SessionStatus
    plan: Mapping[str, object]
    started_at: datetime
    utc_offset_s: int
    heartbeat_at: datetime
    heartbeat_awake_s: float
    boot_id: str
    pid: int


@dataclass(frozen=True, slots=True)
class Attempt:
    """One graded answer, with the question's place in the taxonomy as of then.

    `id` is None until stored. `study_day` counts local days with roll-over at 04:00 (see `schedule.study_day`).
    `mistake` is the learner's own class of mistake; `confirmed_by` is `machine` or `self`.
    """

    session: str
    question: str
    revision: str
    area: Area
    topic: str
    domain: Domain
    phase: Phase
    difficulty: Difficulty
    format: Format
    at: datetime
    utc_offset_s: int
    study_day: int
    verdict: Verdict | None
    evidence: Evidence
    confirmed_by: str
    misconceptions: tuple[str, ...] = ()
    mistake: str = ""
    over_time: bool = False
    id: int | None = None


@dataclass(frozen=True, slots=True)
class Mistake:
    """What is kept in mind of an answer that did not pass: its place, how sure it was, what it fell for.

    `kind` is the learner's own class of mistake, empty where none was named. `stands`: no later answer to the question.
    """

    question: str
    area: Area
    topic: str
    format: Format
    study_day: int
    confidence: float | None
    misconceptions: tuple[str, ...] = ()
    kind: str = ""
    stands: bool = True


@dataclass(frozen=True, slots=True)
class Memory:
    """What FSRS keeps of a card: `stability` in days, `difficulty` from 1 to 10."""

    stability: float
    difficulty: float


@dataclass(frozen=True, slots=True)
class ForgettingCurve:
    """How recall falls with the days since the last review, as a share of the stability.

    Source: FSRS-6, forgetting curve: R(t, S) = (1 + `factor` t / S) ** -`power`, where power is the weight w20 and
    factor = 0.9 ** (-1 / w20) - 1, so that recall is 90 % when t equals the stability S.
    """

    factor: float
    power: float

    def recall(self, memory: Memory, elapsed_days: float) -> float:
        """Estimate the chance of recall after so many days; time before the last review counts as none."""
        return float((1 + self.factor * max(0.0, elapsed_days) / memory.stability) ** -self.power)


@dataclass(frozen=True, slots=True)
class Review:
    """A rating that moved a card, with everything a replay needs, as of that moment.

    `computed` is the rating from evidence and `rating` the one that counts, which differs after an override.
    """

    question: str
    at: datetime
    utc_offset_s: int
    study_day: int
    rating: Rating
    computed: Rating
    reasons: tuple[str, ...]
    evidence: Evidence
    before: Memory | None
    after: Memory
    elapsed_days: int
    interval_days: int
    scheduler: str
    parameters: int
    attempt: int | None = None
    id: int | None = None


@dataclass(frozen=True, slots=True)
class Rated:
    """What is needed of a review to tell how memory works: which question, on which study day, and the rating."""

    question: str
    study_day: int
    rating: Rating


@dataclass(frozen=True, slots=True)
class Card:
    """The state of one question in memory. Days are study days."""

    question: str
    area: Area
    topic: str
    domain: Domain
    memory: Memory
    last_day: int
    due_day: int
    reviews: int
    lapses: int
