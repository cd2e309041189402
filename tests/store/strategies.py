"""Random rows of history: everything that a session could store, and more."""

from datetime import UTC, datetime
from typing import Any

from hypothesis import strategies as st

from interviewprep.base.paths import find_paths
from interviewprep.model.attempt import (
    Attempt,
    Event,
    EventKind,
    Memory,
    Review,
    SessionKind,
    SessionRow,
    SessionStatus,
)
from interviewprep.model.evidence import Evidence, Rating
from interviewprep.model.goal import FARTHEST_DAYS, MINUTES_BOUNDS, Goal, Role, Seniority, Target
from interviewprep.model.taxonomy import Area, Difficulty, Domain, Format, Phase
from interviewprep.model.verdict import Verdict
from interviewprep.store.history import History, open_history

texts = st.text(max_size=12)
# What Python reads from a file with broken bytes, and what a terminal may hand over.
broken_texts = st.text(st.characters(), max_size=12) | st.just("caf\udce9")
instants = st.datetimes(datetime(2000, 1, 1), datetime(2100, 1, 1), timezones=st.just(UTC))  # noqa: DTZ001 - given a zone
offsets = st.integers(-14 * 3600, 14 * 3600)
reals = st.floats(allow_nan=False, allow_infinity=False)
spans = st.floats(0, 1e6)
shares = st.floats(0, 1)
days = st.integers(18_000, 18_010)
questions = st.sampled_from(("coding/two-sum", "ml-theory/a", "ml-theory/b"))
plain_json: st.SearchStrategy[Any] = st.recursive(
    st.none() | st.booleans() | st.integers() | reals | broken_texts,
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(broken_texts, inner, max_size=3),
    max_leaves=6,
)
objects = st.dictionaries(broken_texts, plain_json, max_size=4)

session_rows = st.builds(
    SessionRow,
    id=texts,
    kind=st.sampled_from(SessionKind),
    status=st.sampled_from(SessionStatus),
    plan=objects,
    started_at=instants,
    utc_offset_s=offsets,
    heartbeat_at=instants,
    heartbeat_awake_s=spans,
    boot_id=texts,
    pid=st.integers(1, 2**31),
)
events = st.builds(
    Event,
    session=st.just("one"),
    sequence=st.just(1),
    kind=st.sampled_from(EventKind),
    at=instants,
    utc_offset_s=offsets,
    awake_s=spans,
    payload=objects,
    schema=st.integers(1, 9),
)
evidences = st.builds(
    Evidence,
    passed=st.booleans(),
    score=shares,
    active_s=spans,
    budget_s=spans,
    submits=st.integers(0, 9),
    hints=st.integers(0, 3),
    hint_price=shares,
    confidence=st.none() | shares,
    confidence_asked=st.booleans(),
)
attempts = st.builds(
    Attempt,
    session=st.just("one"),
    question=questions,
    revision=texts,
    area=st.sampled_from(Area),
    topic=texts,
    domain=st.sampled_from(Domain),
    phase=st.sampled_from(Phase),
    difficulty=st.sampled_from(Difficulty),
    format=st.sampled_from(Format),
    at=instants,
    utc_offset_s=offsets,
    study_day=days,
    verdict=st.none() | st.sampled_from(Verdict),
    evidence=evidences,
    confirmed_by=st.sampled_from(("machine", "self")),
    misconceptions=st.lists(broken_texts, max_size=2).map(tuple),
    mistake=texts,
    over_time=st.booleans(),
)
memories = st.builds(Memory, stability=st.floats(0.001, 36_500), difficulty=st.floats(1, 10))
reviews = st.builds(
    Review,
    question=questions,
    at=instants,
    utc_offset_s=offsets,
    study_day=days,
    rating=st.sampled_from(Rating),
    computed=st.sampled_from(Rating),
    reasons=st.lists(broken_texts, max_size=2).map(tuple),
    evidence=evidences,
    before=st.none() | memories,
    after=memories,
    elapsed_days=st.integers(0, 99),
    interval_days=st.integers(1, 36_500),
    scheduler=texts,
    parameters=st.just(1),
)

targets = st.builds(
    Target,
    role=st.sampled_from(Role),
    seniority=st.sampled_from(Seniority),
    weights=st.dictionaries(st.sampled_from(Area), st.floats(0, 10), max_size=4),
)
goals = st.builds(
    lambda made_on, ahead, minutes, target: Goal(made_on + ahead, minutes, target, made_on),
    made_on=days,
    ahead=st.integers(0, FARTHEST_DAYS),
    minutes=st.integers(*MINUTES_BOUNDS),
    target=targets,
)


def empty_history() -> History:
    """Open an empty history in memory, with one session `one` and one set of parameters."""
    history = open_history(find_paths(), create=False)
    at = datetime(2026, 1, 1, tzinfo=UTC)
    history.create_session(
        SessionRow("one", SessionKind.DRILL, SessionStatus.ACTIVE, {}, at, 0, at, 0.0, "boot", 4_194_305)
    )
    history.add_parameters("fsrs-6", (1.0, 2.5), at)
    return history
