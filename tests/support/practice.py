"""Attempts, cards and catalogue entries with everything filled in, of which a test names only what matters to it."""

from collections.abc import Iterable
from datetime import UTC, datetime, timedelta

from interviewprep.model.attempt import Attempt, Card, Memory, Mistake, SessionKind, SessionRow, SessionStatus
from interviewprep.model.evidence import Evidence
from interviewprep.model.question import Entry
from interviewprep.model.taxonomy import Area, Difficulty, Domain, Format, Phase
from interviewprep.model.verdict import Verdict
from interviewprep.schedule.fsrs import FsrsScheduler
from interviewprep.schedule.rating import rate
from interviewprep.schedule.replay import may_rate, move_card
from interviewprep.store.history import History

MORNING = timedelta(hours=9)


def at_day(day: int) -> datetime:
    """Name a moment in the morning of a study day, in UTC."""
    return datetime(1970, 1, 1, tzinfo=UTC) + timedelta(days=day) + MORNING


def make_attempt(
    question: str = "coding/two-sum",
    *,
    day: int = 20_000,
    score: float = 1.0,
    passed: bool | None = None,
    area: Area = Area.CODING,
    topic: str = "arrays-hashing",
    domain: Domain = Domain.PROGRAMMING,
    format: Format = Format.CODE,  # noqa: A002 - the field's own name
    verdict: Verdict | None = None,
    active_s: float = 300.0,
    budget_s: float = 900.0,
    confidence: float | None = None,
    session: str = "session-1",
) -> Attempt:
    """Make one attempt on a study day; it passed if its score is 1, unless the test says otherwise."""
    return Attempt(
        session=session,
        question=question,
        revision="r1",
        area=area,
        topic=topic,
        domain=domain,
        phase=Phase.FOUNDATIONS,
        difficulty=Difficulty.EASY,
        format=format,
        at=at_day(day),
        utc_offset_s=0,
        study_day=day,
        verdict=verdict,
        evidence=Evidence(
            passed=score == 1 if passed is None else passed,
            score=score,
            active_s=active_s,
            budget_s=budget_s,
            confidence=confidence,
            confidence_asked=confidence is not None,
        ),
        confirmed_by="machine",
    )


def make_card(
    question: str = "coding/two-sum",
    *,
    stability: float = 10.0,
    last_day: int = 20_000,
    due_day: int = 20_010,
    area: Area = Area.CODING,
    topic: str = "arrays-hashing",
    lapses: int = 0,
) -> Card:
    """Make one card."""
    return Card(
        question=question,
        area=area,
        topic=topic,
        domain=Domain.PROGRAMMING,
        memory=Memory(stability=stability, difficulty=5.0),
        last_day=last_day,
        due_day=due_day,
        reviews=1,
        lapses=lapses,
    )


def make_entry(
    ref: str = "coding/two-sum",
    *,
    area: Area = Area.CODING,
    topic: str = "arrays-hashing",
    format: Format = Format.CODE,  # noqa: A002 - the field's own name
    minutes: float = 15.0,
    misconceptions: tuple[str, ...] = (),
    prerequisites: tuple[str, ...] = (),
) -> Entry:
    """Make one line of the catalogue from `bank/id`."""
    bank, _, name = ref.partition("/")
    return Entry(
        bank=bank,
        id=name,
        revision="r1",
        area=area,
        topic=topic,
        domain=Domain.PROGRAMMING,
        phase=Phase.FOUNDATIONS,
        difficulty=Difficulty.EASY,
        minutes=minutes,
        format=format,
        title=name,
        misconceptions=misconceptions,
        prerequisites=prerequisites,
    )


def make_mistake(
    question: str = "coding/two-sum",
    *,
    day: int = 20_000,
    area: Area = Area.CODING,
    topic: str = "arrays-hashing",
    format: Format = Format.CODE,  # noqa: A002 - the field's own name
    confidence: float | None = None,
    misconceptions: tuple[str, ...] = (),
    kind: str = "",
    stands: bool = True,
) -> Mistake:
    """Make one answer that did not pass."""
    return Mistake(question, area, topic, format, day, confidence, misconceptions, kind, stands)


def practise(history: History, attempts: Iterable[Attempt], *, rates: bool = True) -> None:
    """Store attempts in one session, each rating its card as a real session would, unless the test says otherwise."""
    scheduler = FsrsScheduler()
    start = at_day(0)
    parameters = history.add_parameters(scheduler.name, scheduler.parameters, start)
    history.create_session(
        SessionRow(
            id="session-1",
            kind=SessionKind.DRILL,
            status=SessionStatus.FINISHED,
            plan={},
            started_at=start,
            utc_offset_s=0,
            heartbeat_at=start,
            heartbeat_awake_s=0.0,
            boot_id="boot-1",
            pid=1,
        )
    )
    for attempt in attempts:
        card = history.card(attempt.question)
        if not rates or not may_rate(card, attempt.study_day):
            history.record(attempt, None, None, None)
            continue
        decision = rate(attempt.evidence)
        review, moved = move_card(
            card,
            attempt,
            computed=decision.rating,
            decision=decision,
            scheduler=scheduler,
            parameters=parameters,
        )
        history.record(attempt, None, review, moved)
