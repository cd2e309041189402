"""One person's 12,580 reviews, replayed as we schedule and as the second implementation of FSRS-6 does.

Both are given the same study days. Like the product, they have no learning steps, and of several reviews of a card on
one day the first alone rates it: without steps the others would be reviews of what was seen minutes ago.
"""

from datetime import UTC, datetime, timedelta

import fsrs
import pytest

from interviewprep.model.attempt import Card, Review
from interviewprep.model.evidence import RatingDecision
from interviewprep.schedule.fsrs import FsrsScheduler
from interviewprep.schedule.replay import CardState, may_rate, move_card, replay
from support.practice import make_attempt
from support.public_log import public_log

SCHEDULER = FsrsScheduler()
PARAMETERS = 1
NOON = datetime(1970, 1, 1, 12, tzinfo=UTC)

Ours = tuple[list[Review], dict[str, Card]]
Other = tuple[fsrs.Card, int]


@pytest.fixture(scope="module")
def ours() -> Ours:
    """Give the reviews of the log that rated a card, and the cards they led to."""
    reviews: list[Review] = []
    cards: dict[str, Card] = {}
    for question, day, rating in public_log():
        card = cards.get(question)
        if may_rate(card, day):
            attempt = make_attempt(question, day=day)
            decision = RatingDecision(rating, ("It was in the log.",))
            review, cards[question] = move_card(
                card, attempt, computed=rating, decision=decision, scheduler=SCHEDULER, parameters=PARAMETERS
            )
            reviews.append(review)
    return reviews, cards


@pytest.fixture(scope="module")
def others(ours: Ours) -> list[Other]:
    """Give, for each of these reviews, the card of the second implementation after it, and the days until it is due."""
    scheduler = fsrs.Scheduler(learning_steps=(), relearning_steps=(), enable_fuzzing=False)
    cards: dict[str, fsrs.Card] = {}
    moved = []
    for review in ours[0]:
        now = NOON + timedelta(days=review.study_day)
        before = cards.get(review.question) or fsrs.Card(card_id=1)
        card, _ = scheduler.review_card(before, fsrs.Rating(int(review.rating)), now)
        cards[review.question] = card
        moved.append((card, (card.due - now).days))
    return moved


def test_log_is_whole(ours: Ours) -> None:
    log = public_log()
    assert (len(log), len({one.question for one in log})) == (12_580, 1_205)
    reviews, cards = ours
    assert len(cards) == 1_205
    assert len(reviews) == len({(one.question, one.day) for one in log}) == 7_577


def test_states_agree_to_five_digits(ours: Ours, others: list[Other]) -> None:
    for review, (card, _) in zip(ours[0], others, strict=True):
        assert review.after.stability == pytest.approx(card.stability, rel=1e-5)
        assert review.after.difficulty == pytest.approx(card.difficulty, rel=1e-5)


def test_intervals_are_equal_but_where_rounding_decides(ours: Ours, others: list[Other]) -> None:
    for review, (card, interval_days) in zip(ours[0], others, strict=True):
        assert card.stability is not None
        # At the default retention of 90 %, the stability is the unrounded interval.
        from_half = abs(card.stability % 1 - 0.5)
        assert review.interval_days == interval_days or from_half < 1e-4


def test_replay_equals_the_cards(ours: Ours) -> None:
    reviews, cards = ours
    assert replay(reviews, {PARAMETERS: SCHEDULER}) == {
        question: CardState(card.memory, card.last_day, card.due_day, card.reviews, card.lapses)
        for question, card in cards.items()
    }
