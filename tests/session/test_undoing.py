"""Taking back a rating: the card is as before, the answer stays, and what was done is told."""

from dataclasses import replace

import pytest

from interviewprep.base.paths import Paths
from interviewprep.model.attempt import EventKind, SessionKind
from interviewprep.model.evidence import Rating
from interviewprep.model.taxonomy import Format
from interviewprep.session.candidate import Action, Do, Outcome, View
from interviewprep.session.undoing import describe_undone
from interviewprep.store.history import open_history
from support.clock import FakeClock
from support.practice import make_card
from support.questions import NUMERIC, choice, question
from support.sessions import Script, Stand, answer

SINGLE = question(Format.SINGLE, choice("p", "qr"))
NUMBER = question(Format.NUMERIC, NUMERIC)
UNDO = Action(Do.UNDO)
DAY_S = 24 * 3600


def kinds(stand: Stand) -> list[EventKind]:
    return [event.kind for row in stand.history.sessions() for event in stand.history.events(row.id)]


def test_rating_of_a_right_answer_is_taken_back_and_the_answer_stays(paths: Paths, fake_clock: FakeClock) -> None:
    stand = Stand.build(paths, fake_clock, SINGLE)
    script = Script([answer("option-p")], undoes=True)
    stand.sit(script)
    assert (len(stand.history.attempts()), stand.history.reviews(), stand.history.card("test/q1")) == (1, [], None)
    assert kinds(stand).count(EventKind.UNDO) == 1
    (told,) = script.told
    assert told.startswith(
        "Undone: the rating 'good' of test/q1. It was the first one: the question has no card any more."
    )
    assert stand.history.check() == []


def test_rating_of_a_wrong_answer_is_taken_back_and_its_class_of_mistake_still_kept(
    paths: Paths, fake_clock: FakeClock
) -> None:
    stand = Stand.build(paths, fake_clock, SINGLE)
    stand.sit(Script([answer("option-q")], undoes=True, mistake="guessed"))
    (attempt,) = stand.history.attempts()
    assert attempt.mistake == "guessed"
    assert stand.history.reviews() == []
    assert stand.history.check() == []


def test_card_goes_back_to_the_review_before_and_may_be_rated_again_that_day(
    paths: Paths, fake_clock: FakeClock
) -> None:
    stand = Stand.build(paths, fake_clock, SINGLE)
    stand.sit(Script([answer("option-p")]))
    before = stand.history.card("test/q1")
    fake_clock.advance(2 * DAY_S)
    script = Script([answer("option-q")], undoes=True)
    stand.sit(script)
    assert stand.history.card("test/q1") == before
    assert "Its card is where 1 review had led it: due today." in script.told[0]
    stand.sit(Script([answer("option-p")]))
    assert [review.rating for review in stand.history.reviews()] == [Rating.GOOD, Rating.GOOD]
    assert stand.history.check() == []


def test_last_ratings_of_the_session_are_taken_back_at_the_next_question_one_after_the_other(
    paths: Paths, fake_clock: FakeClock
) -> None:
    stand = Stand.build(paths, fake_clock, SINGLE, NUMBER, SINGLE)
    script = Script([answer("option-p"), answer("0.44"), UNDO, UNDO, UNDO, answer("option-p")])
    stand.sit(script, stand.plan(kind=SessionKind.DRILL))
    assert [line.split(".")[0] for line in script.told] == [
        "Undone: the rating 'good' of test/q2",
        "Undone: the rating 'good' of test/q1",
    ]
    assert script.refusals == ["No rating of this session stands. `prep history --undo` takes back an older one."]
    assert [review.question for review in stand.history.reviews()] == ["test/q3"]
    assert stand.history.check() == []


def test_rating_of_an_earlier_session_is_not_touched_from_within_another(paths: Paths, fake_clock: FakeClock) -> None:
    stand = Stand.build(paths, fake_clock, SINGLE, NUMBER)
    stand.sit(Script([answer("option-p"), answer("0.44")]))
    script = Script([answer("option-p"), UNDO, answer("0.44")])
    stand.sit(script)
    assert len(script.refusals) == 1
    assert len(stand.history.reviews()) == 2


def test_undoing_counts_as_time_at_the_question_and_ends_nothing(paths: Paths, fake_clock: FakeClock) -> None:
    stand = Stand.build(paths, fake_clock, SINGLE, NUMBER)
    script = Script([answer("option-p"), stand.after(20, UNDO), stand.after(10, answer("0.44"))])
    stand.sit(script)
    assert [attempt.evidence.active_s for attempt in stand.history.attempts()] == [0, 30]


def test_leech_is_told_of_at_its_eighth_lapse_and_may_be_dropped(paths: Paths, fake_clock: FakeClock) -> None:
    stand = Stand.build(paths, fake_clock, SINGLE)
    lapses = []
    for _ in range(9):
        script = Script([answer("option-q")], drops=True)
        stand.sit(script)
        lapses.append(script.outcomes[0].leech_lapses)
        fake_clock.advance(DAY_S)
    assert lapses == [0] * 8 + [8]
    assert stand.history.marked("suspended") == {"test/q1"}
    assert script.told == ["It is not asked again. `prep data unmark` brings it back."]
    assert stand.history.check() == []


@pytest.mark.parametrize(("due_in", "told"), [(-3, "overdue by 3 days"), (0, "due today"), (1, "due in 1 day")])
def test_undone_rating_is_told_with_what_the_card_is_now(
    paths: Paths, fake_clock: FakeClock, due_in: int, told: str
) -> None:
    stand = Stand.build(paths, fake_clock, SINGLE)
    stand.sit(Script([answer("option-p")]))
    (review,) = stand.history.reviews()
    card = replace(make_card("test/q1", due_day=20_000 + due_in), reviews=4)
    assert describe_undone(review, card, 20_000) == (
        f"Undone: the rating 'good' of test/q1. Its card is where 4 reviews had led it: {told}. "
        "The answer itself is kept."
    )


def test_foreign_name_of_a_question_cannot_drive_the_terminal(paths: Paths, fake_clock: FakeClock) -> None:
    stand = Stand.build(paths, fake_clock, SINGLE)
    stand.sit(Script([answer("option-p")]))
    review = replace(stand.history.reviews()[0], question="test/\x1b]0;title\x07\nq1")
    assert describe_undone(review, None, 20_000).startswith("Undone: the rating 'good' of test/]0;title q1.")


class UndoneMeanwhile(Script):
    """Takes a rating back that another prep has just taken back."""

    def __init__(self, stand: Stand) -> None:
        super().__init__([answer("option-p")], undoes=True)
        self._stand = stand

    def adjust(self, view: View, answer: str, outcome: Outcome, allowed: tuple[Rating, ...]) -> Rating | Do | None:
        """Let the other one be first."""
        with open_history(self._stand.paths) as other:
            other.undo(other.reviews(view.question.ref)[-1])
        return super().adjust(view, answer, outcome, allowed)


def test_rating_that_another_prep_took_back_is_not_taken_back_again(paths: Paths, fake_clock: FakeClock) -> None:
    stand = Stand.build(paths, fake_clock, SINGLE)
    script = UndoneMeanwhile(stand)
    stand.sit(script)
    assert script.told == ["This rating does not stand: another prep took it back, or rated the question first."]
    assert kinds(stand).count(EventKind.UNDO) == 0
    assert len(script.cards) == 1
    assert stand.history.check() == []
