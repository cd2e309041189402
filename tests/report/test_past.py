"""Which answer belongs to which attempt: read from the log, whatever else stands there."""

from collections.abc import Mapping

from hypothesis import given
from hypothesis import strategies as st

from interviewprep.model.attempt import Attempt, Event, EventKind, Review
from interviewprep.model.taxonomy import Area
from interviewprep.report.past import read_past
from support.practice import at_day, make_attempt

REFS = ("bank/one", "bank/two")


class Shelf:
    """A history of one session."""

    def __init__(self, attempts: list[Attempt], events: list[Event]) -> None:
        self._attempts = attempts
        self._events = events

    def attempts(self, *, question: str | None = None, area: Area | None = None) -> list[Attempt]:
        del area
        return [attempt for attempt in self._attempts if attempt.question == question]

    def reviews(self, question: str | None = None) -> list[Review]:
        del question
        return []

    def events(self, session: str) -> list[Event]:
        del session
        return self._events


def log(*entries: tuple[EventKind, Mapping[str, object]]) -> list[Event]:
    return [
        Event("session-1", number, kind, at_day(20_000), 0, float(number), payload)
        for number, (kind, payload) in enumerate(entries, start=1)
    ]


def showing(item: int) -> tuple[EventKind, Mapping[str, object]]:
    return EventKind.SHOWN, {"item": item, "question": REFS[item], "revision": "r1", "order": ["b", "a"]}


def submit(item: int, answer: str) -> tuple[EventKind, Mapping[str, object]]:
    return EventKind.SUBMIT, {"item": item, "answer": answer, "gave_up": False}


def verdict(item: int, *, final: bool = True) -> tuple[EventKind, Mapping[str, object]]:
    return EventKind.VERDICT, {"item": item, "final": final, "passed": final, "score": 1.0, "verdict": None}


@given(st.lists(st.text(max_size=3), min_size=1, max_size=4), st.text(max_size=3))
def test_the_answer_is_what_was_submitted_last_before_the_verdict(tries: list[str], other: str) -> None:
    failed = [entry for text in tries[:-1] for entry in (submit(0, text), verdict(0, final=False))]
    events = log(
        showing(0), *failed, submit(0, tries[-1]), verdict(0), (EventKind.PAUSE, {}), showing(1), submit(1, other)
    )
    (past,) = read_past(Shelf([make_attempt(REFS[0])], events), REFS[0])
    assert (past.number, past.answer, past.shown) == (1, tries[-1], ("b", "a"))


def test_answers_that_are_graded_after_all_were_given_stay_with_their_questions() -> None:
    """So an exam goes."""
    events = log(
        showing(0), submit(0, "first"), showing(1), submit(1, "second"), (EventKind.FINISH, {}), verdict(0), verdict(1)
    )
    shelf = Shelf([make_attempt(ref) for ref in REFS], events)
    assert [past.answer for ref in REFS for past in read_past(shelf, ref)] == ["first", "second"]


def test_log_of_another_question_gives_no_answer() -> None:
    shelf = Shelf([make_attempt(REFS[0])], log(showing(1), submit(1, "second"), verdict(1)))
    (past,) = read_past(shelf, REFS[0])
    assert (past.answer, past.shown) == (None, ())
