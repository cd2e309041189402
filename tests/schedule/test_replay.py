"""Cards as the session moves them equal the cards that their reviews tell."""

from collections import Counter
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from interviewprep.model.attempt import Card, Review
from interviewprep.model.evidence import Rating, RatingDecision
from interviewprep.schedule.fsrs import DEFAULT_PARAMETERS, FsrsScheduler
from interviewprep.schedule.replay import CardState, may_rate, move_card, replay
from support.practice import make_attempt

SCHEDULERS = {1: FsrsScheduler(), 2: FsrsScheduler([1.1 * DEFAULT_PARAMETERS[0], *DEFAULT_PARAMETERS[1:]])}
FIRST_DAY = 20_000

answers = st.lists(
    st.tuples(
        st.sampled_from(["b/one", "b/two", "b/three"]), st.integers(-2, 90), st.sampled_from(Rating), st.integers(1, 2)
    ),
    max_size=30,
)


def practise(
    answers: list[tuple[str, int, Rating, int]], *, balances: bool = False
) -> tuple[list[Review], dict[str, Card]]:
    """Answer questions, each so many days after the one before."""

    def load(first: int, last: int) -> Counter[int]:
        return Counter(card.due_day for card in cards.values() if first <= card.due_day <= last)

    reviews: list[Review] = []
    cards: dict[str, Card] = {}
    day = FIRST_DAY
    for question, gap, rating, parameters in answers:
        day += gap
        card = cards.get(question)
        if not may_rate(card, day):
            continue
        review, cards[question] = move_card(
            card,
            make_attempt(question, day=day),
            computed=rating,
            decision=RatingDecision(rating, ("A reason.",)),
            scheduler=SCHEDULERS[parameters],
            parameters=parameters,
            load=load if balances else None,
        )
        reviews.append(review)
    return reviews, cards


@given(answers=answers, balances=st.booleans())
def test_replay_of_the_log_equals_the_stored_cards(answers: list[tuple[str, int, Rating, int]], balances: bool) -> None:
    reviews, cards = practise(answers, balances=balances)
    assert replay(reviews, SCHEDULERS) == {
        question: CardState(card.memory, card.last_day, card.due_day, card.reviews, card.lapses)
        for question, card in cards.items()
    }


@given(answers=answers)
def test_reviews_of_a_card_form_a_chain(answers: list[tuple[str, int, Rating, int]]) -> None:
    reviews, _ = practise(answers)
    last: dict[str, Review] = {}
    for review in reviews:
        before = last.get(review.question)
        assert review.before == (before.after if before else None)
        assert review.elapsed_days == (review.study_day - before.study_day if before else 0)
        assert review.interval_days >= 1
        assert review.scheduler == "fsrs-6"
        last[review.question] = review


@given(answers=answers)
def test_present_zone_does_not_move_a_replay(answers: list[tuple[str, int, Rating, int]]) -> None:
    reviews, _ = practise(answers)
    assert replay([replace(review, utc_offset_s=-36_000) for review in reviews], SCHEDULERS) == replay(
        reviews, SCHEDULERS
    )


@given(answers=answers)
def test_replay_keeps_the_due_days_after_another_retention_is_wanted(
    answers: list[tuple[str, int, Rating, int]],
) -> None:
    reviews, _ = practise(answers, balances=True)
    others = {number: FsrsScheduler(one.parameters, 0.8) for number, one in SCHEDULERS.items()}
    assert replay(reviews, others) == replay(reviews, SCHEDULERS)


@given(answers=answers)
def test_lapses_count_failures_of_what_was_known_before(answers: list[tuple[str, int, Rating, int]]) -> None:
    reviews, cards = practise(answers)
    for question, card in cards.items():
        later = [review for review in reviews if review.question == question][1:]
        assert card.lapses == sum(review.rating is Rating.AGAIN for review in later)
        assert card.reviews == 1 + len(later)


def test_only_the_first_attempt_of_a_study_day_rates_the_card() -> None:
    _, cards = practise([("b/one", 0, Rating.GOOD, 1)])
    card = cards["b/one"]
    assert may_rate(None, FIRST_DAY)
    assert [may_rate(card, FIRST_DAY + gap) for gap in (-1, 0, 1)] == [False, False, True]
    with pytest.raises(ValueError, match="elapsed days"):
        move_card(
            card,
            make_attempt("b/one", day=FIRST_DAY),
            computed=Rating.GOOD,
            decision=RatingDecision(Rating.GOOD, ("A reason.",)),
            scheduler=SCHEDULERS[1],
            parameters=1,
        )


def test_review_keeps_the_computed_rating_beside_an_overridden_one() -> None:
    review, _ = move_card(
        None,
        make_attempt(),
        computed=Rating.GOOD,
        decision=RatingDecision(Rating.HARD, ("Passed.", "Changed.")),
        scheduler=SCHEDULERS[1],
        parameters=1,
    )
    assert (review.computed, review.rating, review.reasons) == (Rating.GOOD, Rating.HARD, ("Passed.", "Changed."))
    assert review.after == SCHEDULERS[1].review(None, 0, Rating.HARD).memory
