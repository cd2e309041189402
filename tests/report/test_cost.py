"""What a report costs does not grow with the years: nothing it asks the history for looks at every attempt."""

from collections.abc import Callable
from itertools import pairwise

import pytest

from interviewprep.model.taxonomy import Area
from interviewprep.report.figures import build_report
from interviewprep.report.readiness.next_step import look_for_next_step
from interviewprep.report.today import look_at_today
from interviewprep.schedule.fsrs import FsrsScheduler
from interviewprep.schedule.horizon.mocks import Share
from interviewprep.store.history import History
from support.made_year import open_nowhere
from support.practice import make_attempt, practise

TODAY = 20_000

LOOKS: dict[str, Callable[[History], object]] = {
    "report": lambda history: build_report(history, FsrsScheduler(), today=TODAY),
    "report since": lambda history: build_report(history, FsrsScheduler(), today=TODAY, since_day=TODAY - 30),
    "report on an area": lambda history: build_report(history, FsrsScheduler(), today=TODAY, area=Area.CODING),
    "greeting": lambda history: look_at_today(history, TODAY, due=0, share=Share(0.0)),
    "due": lambda history: history.due_questions(TODAY),
    "next step": lambda history: look_for_next_step(history, TODAY, {}),
}


def plans_of(look: Callable[[History], object]) -> list[tuple[str, str]]:
    """Tell how SQLite goes about each query that is asked, step by step, with the query."""
    asked: list[str] = []
    with open_nowhere() as history:
        practise(history, [make_attempt(day=TODAY - 3), make_attempt("coding/other", day=TODAY)])
        history._db.set_trace_callback(asked.append)
        look(history)
        history._db.set_trace_callback(None)
        queries = [sql for sql in asked if sql.lstrip().startswith(("SELECT", "WITH"))]
        assert queries
        return [(row["detail"], sql) for sql in queries for row in history._db.execute(f"EXPLAIN QUERY PLAN {sql}")]


@pytest.mark.parametrize("look", LOOKS.values(), ids=LOOKS)
def test_attempts_reviews_and_events_are_read_from_their_end_or_found_by_an_index(
    look: Callable[[History], object],
) -> None:
    whole = [
        (step, sql) for step, sql in plans_of(look) if step.startswith(("SCAN attempt", "SCAN review", "SCAN event"))
    ]
    # The last attempts come first in their table, and the last answers in prose in an index of these alone.
    assert {step for step, _ in whole} <= {"SCAN attempt", "SCAN attempt USING INDEX attempt_in_prose"}
    assert all("DESC LIMIT" in sql for _, sql in whole)


@pytest.mark.parametrize("look", LOOKS.values(), ids=LOOKS)
def test_cards_are_summed_as_they_lie_and_never_sorted(look: Callable[[History], object]) -> None:
    steps = [step for step, _ in plans_of(look)]
    scans = [pair for pair in pairwise(steps) if pair[0].startswith("SCAN card")]
    assert not [pair for pair in scans if "USING INDEX" in pair[0] or "TEMP B-TREE" in pair[1]]
