"""Cards and reviews: what is due, and the way back."""

import os
from dataclasses import replace
from functools import partial

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from interviewprep.base.clock import Moment
from interviewprep.base.errors import StoreFault
from interviewprep.model.attempt import Card, Event, EventKind, Memory, Review, SessionKind, SessionRow, SessionStatus
from interviewprep.model.evidence import Rating
from interviewprep.model.taxonomy import Area
from interviewprep.store.cards import RatedSince
from interviewprep.store.history import History
from store.make_fixture import DAY, attempt, review_and_card
from store.strategies import empty_history, reals, reviews
from support.clock import START as NOW


def store(history: History, review: Review, card: Card) -> None:
    history.record(attempt(review.question, review.study_day, score=1.0, session="one"), None, review, card)


def rate(history: History, question: str, day: int, rating: Rating = Rating.GOOD) -> Card:
    """Rate a card as a session does."""
    present = history.card(question)
    before = present.memory if present else None
    review, card = review_and_card(
        question, day, rating, 1, before=before, reviews=1 + (present.reviews if present else 0)
    )
    card = replace(card, lapses=card.lapses + (present.lapses if present else 0))
    store(history, review, card)
    return card


@given(reviews)
def test_stored_review_is_read_back_as_it_was(review: Review) -> None:
    _, card = review_and_card(review.question, review.study_day, Rating.GOOD, 1)
    with empty_history() as history:
        store(history, review, card)
        assert history.reviews(review.question) == [replace(review, id=1, attempt=1)]
        assert history.card(review.question) == card


@given(st.lists(st.tuples(st.integers(0, 30), st.sampled_from("abcdefgh")), unique_by=lambda pair: pair[1]))
def test_due_cards_come_longest_overdue_first(pairs: list[tuple[int, str]]) -> None:
    with empty_history() as history:
        for day, name in pairs:
            rate(history, f"coding/{name}", DAY + day)
        expected = sorted((DAY + day + 3, f"coding/{name}") for day, name in pairs if day + 3 <= 20)
        assert [(card.due_day, card.question) for card in history.due(DAY + 20)] == expected
        assert [(card.due_day, card.question) for card in history.due(DAY + 20, limit=2)] == expected[:2]


@given(st.lists(st.tuples(st.sampled_from("abc"), st.sampled_from(Area), st.sampled_from(("arrays", "trees")))))
def test_question_has_one_card_wherever_it_moves(moves: list[tuple[str, Area, str]]) -> None:
    with empty_history() as history:
        last: dict[str, Card] = {}
        for day, (name, area, topic) in enumerate(moves):
            review, card = review_and_card(f"coding/{name}", DAY + day, Rating.GOOD, 1)
            last[card.question] = replace(card, area=area, topic=topic)
            store(history, review, last[card.question])
        assert history.cards() == [last[question] for question in sorted(last)]


def test_due_queue_is_read_from_its_index() -> None:
    with empty_history() as history:
        sql = "SELECT * FROM card WHERE due_day <= 1 ORDER BY due_day, question LIMIT 20"
        plan = [row["detail"] for row in history._db.execute(f"EXPLAIN QUERY PLAN {sql}")]
        assert plan == ["SEARCH card USING INDEX card_by_due (due_day<?)"]


def test_suspended_questions_are_never_due() -> None:
    with empty_history() as history:
        rate(history, "coding/a", DAY)
        rate(history, "coding/b", DAY)
        history.mark("coding/a", "suspended", NOW.at)
        history.mark("coding/b", "flagged", NOW.at, "odd")
        assert [card.question for card in history.due(DAY + 9)] == history.due_questions(DAY + 9) == ["coding/b"]
        history.unmark("coding/a")
        assert [card.question for card in history.due(DAY + 9)] == ["coding/a", "coding/b"]
        assert sorted(history.due_questions(DAY + 9)) == ["coding/a", "coding/b"]
        assert history.due_questions(DAY) == []


def test_cards_and_due_cards_are_found_by_area() -> None:
    with empty_history() as history:
        for question in ("coding/a", "ml-theory/b", "communication/c"):
            rate(history, question, DAY)
        wanted = (Area.ML_THEORY, Area.COMMUNICATION)
        assert [card.question for card in history.cards(areas=wanted)] == ["communication/c", "ml-theory/b"]
        assert [card.question for card in history.due(DAY + 9, areas=wanted)] == ["communication/c", "ml-theory/b"]
        assert len(history.cards()) == 3


@settings(max_examples=30)
@given(st.lists(st.sampled_from(Rating), min_size=1, max_size=5))
def test_undoing_every_review_goes_back_through_every_card(ratings: list[Rating]) -> None:
    with empty_history() as history:
        steps = [rate(history, "coding/a", DAY + 9 * number, rating) for number, rating in enumerate(ratings)]
        for expected in [*reversed(steps[:-1]), None]:
            undone = history.reviews("coding/a")[-1]
            history.undo(undone)
            assert history.card("coding/a") == expected
            assert history.check() == []
        with pytest.raises(StoreFault, match="was followed by another one, or undone already"):
            history.undo(undone)
        assert history.reviews() == []


def test_undone_day_can_be_rated_again() -> None:
    with empty_history() as history:
        rate(history, "coding/a", DAY, Rating.AGAIN)
        history.undo(history.reviews("coding/a")[-1])
        card = rate(history, "coding/a", DAY, Rating.EASY)
        assert history.card("coding/a") == card


def test_override_changes_the_rating_and_keeps_the_computed_one() -> None:
    with empty_history() as history:
        card = rate(history, "coding/a", DAY)
        (review,) = history.reviews()
        harder = replace(review, rating=Rating.HARD, after=Memory(1.5, 6.0), interval_days=2, reasons=("Felt hard.",))
        moved = replace(card, memory=Memory(1.5, 6.0), due_day=DAY + 2)
        history.override(harder, moved)
        assert history.reviews() == [harder]
        assert harder.computed is Rating.GOOD
        assert history.card("coding/a") == moved
        assert history.check() == []


def test_rating_that_was_followed_by_another_cannot_be_changed() -> None:
    with empty_history() as history:
        card = rate(history, "coding/a", DAY)
        rate(history, "coding/a", DAY + 4)
        with pytest.raises(RatedSince, match=r"^Another prep has rated coding/a since: that stands, "):
            history.override(history.reviews()[0], card)
        assert history.check() == []


def test_step_that_another_prep_went_on_before_changes_nothing() -> None:
    with empty_history() as history:
        card = rate(history, "coding/a", DAY)
        (review,), (attempt,) = history.reviews(), history.attempts()
        before = list(history.export())
        late = Event(attempt.session, 99, EventKind.OVERRIDE, NOW.at, 0, 0.0, {})
        assert attempt.id is not None
        for step in (
            partial(history.override, replace(review, rating=Rating.HARD), replace(card, lapses=3), late),
            partial(history.set_mistake, attempt.id, "slip", late),
            partial(history.mark, "coding/a", "flagged", NOW.at, "", late),
        ):
            with pytest.raises(StoreFault, match="another prep goes on"):
                step()
        assert list(history.export()) == before


@given(st.lists(reals, max_size=21).map(tuple))
def test_current_parameters_are_those_added_last(weights: tuple[float, ...]) -> None:
    with empty_history() as history:
        assert history.current_parameters() == (1, (1.0, 2.5))
        number = history.add_parameters("fsrs-6", weights, NOW.at)
        assert history.current_parameters() == (number, weights)


def test_new_history_has_no_parameters() -> None:
    with empty_history() as history:
        history._db.execute("DELETE FROM parameters")
        assert history.current_parameters() is None


def now(boot_id: str = "boot", awake_s: float = 900.0) -> Moment:
    return Moment(NOW.at, 3600, awake_s, boot_id)


@settings(max_examples=30)
@given(st.lists(st.tuples(st.sampled_from("abc"), st.sampled_from(Rating)), min_size=1, max_size=8))
def test_undoing_ratings_goes_back_in_the_order_in_which_they_were_given(answers: list[tuple[str, Rating]]) -> None:
    with empty_history() as history:
        states = []
        for number, (name, rating) in enumerate(answers):
            states.append(history.cards())
            rate(history, f"coding/{name}", DAY + 3 * number, rating)
        tallies = history.tallies()
        for (name, rating), cards in reversed(list(zip(answers, states, strict=True))):
            undone = history.undo_rating(now("another boot"))
            assert undone is not None
            assert (undone.question, undone.rating) == (f"coding/{name}", rating)
            assert history.cards() == cards
            assert history.check() == []
        assert history.undo_rating(now("another boot")) is None
        assert history.tallies() == tallies


def test_undone_rating_leaves_its_attempt_and_an_event_in_its_session() -> None:
    with empty_history() as history:
        history.append(Event("one", 1, EventKind.SHOWN, NOW.at, 0, 12.5, {}))
        rate(history, "coding/a", DAY, Rating.AGAIN)
        history.undo_rating(now("another boot"))
        _, event = history.events("one")
        expected = {"question": "coding/a", "rating": 1, "attempt": 1}
        assert (event.kind, event.sequence, event.payload) == (EventKind.UNDO, 2, expected)
        assert (event.awake_s, event.utc_offset_s) == (12.5, 3600)
        assert [one.question for one in history.attempts()] == ["coding/a"]


def test_rating_of_a_session_that_goes_on_elsewhere_is_not_undone() -> None:
    with empty_history() as history:
        card = rate(history, "coding/a", DAY)
        alive = SessionRow(
            "two", SessionKind.DRILL, SessionStatus.ACTIVE, {}, NOW.at, 0, NOW.at, 899.0, "boot", os.getpid()
        )
        history.create_session(alive)
        review, moved = review_and_card("coding/b", DAY, Rating.GOOD, 1)
        history.record(attempt("coding/b", DAY, score=1.0, session="two"), None, review, moved)
        with pytest.raises(StoreFault, match="goes on in another prep"):
            history.undo_rating(now())
        assert history.cards() == [card, moved]
        history.set_status("two", SessionStatus.FINISHED)
        assert history.undo_rating(now()) is not None
        assert history.cards() == [card]


def test_only_the_last_rating_of_a_question_can_be_undone() -> None:
    with empty_history() as history:
        rate(history, "coding/a", DAY)
        rate(history, "coding/a", DAY + 4)
        first, last = history.reviews()
        event = Event("one", 1, EventKind.UNDO, NOW.at, 0, 0.0, {})
        with pytest.raises(StoreFault, match="followed by another"):
            history.undo(first, event)
        assert history.events("one") == []
        history.undo(last, event)
        assert history.reviews() == [first]
        assert history.events("one") == [event]
        with pytest.raises(StoreFault, match="undone already"):
            history.undo(last)
        assert history.check() == []
