"""Write the history file that every later version must open: `python tests/store/make_fixture.py FOLDER`.

The data is fixed and fills every table. The files under `fixtures` were written by the version in their name and are
never written again; a new version of the file adds its own.
"""

import sys
from datetime import UTC, datetime, timedelta
from pathlib import Path

from interviewprep.base.clock import Moment
from interviewprep.base.paths import Paths
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
from interviewprep.model.goal import Goal, Role, Seniority, Target
from interviewprep.model.taxonomy import Area, Difficulty, Domain, Format, Phase
from interviewprep.model.verdict import Verdict
from interviewprep.store.history import History, open_history
from interviewprep.store.migrate import present_version

START = datetime(2026, 11, 2, 18, 30, 0, 250_000, tzinfo=UTC)
DAY = 20_759
INTERVIEW = "0123456789abcdef0123456789abcdef"
DRILL = "fedcba9876543210fedcba9876543210"
GOAL = Goal(DAY + 40, 45, Target(Role.MLOPS_ENGINEER, Seniority.SENIOR, {Area.SYSTEM_DESIGN: 2.5}), DAY)


def fill(history: History) -> None:
    """Store two sessions, three attempts, two cards and something in every other table."""
    parameters = history.add_parameters("fsrs-6", (0.212, 1.2931, 2.3065), START)
    history.create_session(session_row(INTERVIEW, SessionKind.INTERVIEW))
    history.create_session(session_row(DRILL, SessionKind.DRILL))
    history.append_many(
        (_event(1, EventKind.SHOWN, item=0), _event(2, EventKind.DRAFT, text="def f():\n\t…\u0000\ud800"))
    )
    solved, moved = review_and_card("coding/two-sum", DAY, Rating.GOOD, parameters)
    verdict = _event(3, EventKind.VERDICT, item=0, score=1.0)
    history.record(attempt("coding/two-sum", DAY, score=1.0), verdict, solved, moved)
    failed, moved = review_and_card("ml-theory/calibration", DAY, Rating.AGAIN, parameters)
    missed = history.record(attempt("ml-theory/calibration", DAY, score=0.25), None, failed, moved)
    history.set_mistake(missed, "misread the question")
    again, moved = review_and_card("coding/two-sum", DAY + 3, Rating.EASY, parameters, before=solved.after, reviews=2)
    history.record(attempt("coding/two-sum", DAY + 3, score=1.0), None, again, moved)
    history.undo(history.reviews("ml-theory/calibration")[-1])
    history.heartbeat(INTERVIEW, Moment(START + timedelta(minutes=5), 3600, 1300.5, "boot-1"))
    history.set_status(INTERVIEW, SessionStatus.FINISHED)
    history.mark("ml-theory/calibration", "flagged", START, "the second option is true as well")
    history.mark("coding/fizz", "suspended", START)
    history.let_count_as_known(Area.ML_THEORY, "statistics", START, INTERVIEW)
    history.set_goal(GOAL)
    history.set_setting("extra_time", 1.5)
    history.set_setting("bell", value=False)


def session_row(id: str, kind: SessionKind = SessionKind.INTERVIEW) -> SessionRow:  # noqa: A002 - the field's own name
    """Make an active session."""
    return SessionRow(
        id=id,
        kind=kind,
        status=SessionStatus.ACTIVE,
        plan={"items": [{"question": "coding/two-sum", "budget_s": 900}], "seed": 1},
        started_at=START,
        utc_offset_s=3600,
        heartbeat_at=START,
        heartbeat_awake_s=1000.0,
        boot_id="boot-1",
        pid=4_194_305,
    )


def attempt(question: str, day: int, *, score: float, session: str = INTERVIEW) -> Attempt:
    """Make an attempt of a study day; passed at full score."""
    return Attempt(
        session=session,
        question=question,
        revision="a1b2c3",
        area=Area(question.partition("/")[0]),
        topic="arrays-hashing",
        domain=Domain.PROGRAMMING,
        phase=Phase.FOUNDATIONS,
        difficulty=Difficulty.EASY,
        format=Format.CODE,
        at=START + timedelta(days=day - DAY),
        utc_offset_s=3600,
        study_day=day,
        verdict=Verdict.ACCEPTED if score == 1 else None,
        evidence=_evidence(score),
        confirmed_by="machine",
        misconceptions=("auc-means-calibrated",),
        over_time=score < 1,
    )


def review_and_card(
    question: str, day: int, rating: Rating, parameters: int, *, before: Memory | None = None, reviews: int = 1
) -> tuple[Review, Card]:
    """Make a review with the card it leads to; due `rating` days later."""
    after = Memory(stability=2.3065 * rating, difficulty=5.5)
    review = Review(
        question=question,
        at=START + timedelta(days=day - DAY),
        utc_offset_s=3600,
        study_day=day,
        rating=rating,
        computed=rating,
        reasons=("Solved at the first submit.",),
        evidence=_evidence(0.25 if rating is Rating.AGAIN else 1.0),
        before=before,
        after=after,
        elapsed_days=0 if before is None else 3,
        interval_days=int(rating),
        scheduler="fsrs-6",
        parameters=parameters,
    )
    card = Card(
        question=question,
        area=Area(question.partition("/")[0]),
        topic="arrays-hashing",
        domain=Domain.PROGRAMMING,
        memory=after,
        last_day=day,
        due_day=day + rating,
        reviews=reviews,
        lapses=int(rating is Rating.AGAIN and before is not None),
    )
    return review, card


def _evidence(score: float) -> Evidence:
    return Evidence(
        passed=score == 1, score=score, active_s=312.5, budget_s=900.0, confidence=0.9, confidence_asked=True
    )


def _event(sequence: int, kind: EventKind, **payload: object) -> Event:
    return Event(INTERVIEW, sequence, kind, START + timedelta(seconds=sequence), 3600, 1000.0 + sequence, payload)


def main(folder: Path) -> None:
    """Write the history in the present version and its export into `folder`."""
    paths = Paths(data=folder / "making", cache=folder / "making", workspace=folder / "making")
    with open_history(paths) as history:
        fill(history)
        name = f"history-v{present_version()}"
        history.backup(folder / f"{name}.db")
        (folder / f"{name}.jsonl").write_text("".join(f"{line}\n" for line in history.export()), encoding="ascii")
    paths.history.unlink()
    paths.data.rmdir()


if __name__ == "__main__":
    main(Path(sys.argv[1]))
