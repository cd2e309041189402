"""How ratings move cards, and the same derived anew from the log: a stored card equals the replay of its reviews."""

from collections.abc import Iterable, Mapping

from interviewprep.base.records import dataclass
from interviewprep.model.attempt import Attempt, Card, Memory, Review
from interviewprep.model.evidence import Rating, RatingDecision
from interviewprep.schedule.balance import Load, balance
from interviewprep.schedule.fsrs import Scheduled, Scheduler


@dataclass(frozen=True, slots=True)
class CardState:
    """The part of a card that reviews determine. Days are study days."""

    memory: Memory
    last_day: int
    due_day: int
    reviews: int
    lapses: int


def may_rate(card: Card | None, day: int) -> bool:
    """Tell whether an attempt on this study day rates the card: only the first of a day does.

    A day before the card's last one (a clock set back, a journey west) rates nothing either.
    """
    return card is None or day > card.last_day


def move_card(
    card: Card | None,
    attempt: Attempt,
    *,
    computed: Rating,
    decision: RatingDecision,
    scheduler: Scheduler,
    parameters: int,
    load: Load | None = None,
) -> tuple[Review, Card]:
    """Rate a card by an attempt: the review to log, and the card as it is afterwards.

    `decision` is the rating that counts, which differs from `computed` after an override. `parameters` is the
    id under which history keeps the scheduler's weights. Where `load` tells what falls due otherwise, the interval is
    moved to a day that has little to do. Ask `may_rate` first.

    Raises:
        ValueError: the card was already rated on that study day or a later one.
    """
    before = None if card is None else CardState(card.memory, card.last_day, card.due_day, card.reviews, card.lapses)
    day = attempt.study_day
    scheduled = _schedule(before, day, decision.rating, scheduler)
    interval_days = scheduled.interval_days
    if load is not None:
        interval_days = balance(interval_days, attempt.question, day, load)
    after = _step(before, day, decision.rating, scheduled.memory, interval_days)
    review = Review(
        question=attempt.question,
        at=attempt.at,
        utc_offset_s=attempt.utc_offset_s,
        study_day=day,
        rating=decision.rating,
        computed=computed,
        reasons=decision.reasons,
        evidence=attempt.evidence,
        before=None if before is None else before.memory,
        after=after.memory,
        elapsed_days=_elapsed_days(before, day),
        interval_days=interval_days,
        scheduler=scheduler.name,
        parameters=parameters,
        attempt=attempt.id,
    )
    moved = Card(
        question=attempt.question,
        area=attempt.area,
        topic=attempt.topic,
        domain=attempt.domain,
        memory=after.memory,
        last_day=after.last_day,
        due_day=after.due_day,
        reviews=after.reviews,
        lapses=after.lapses,
    )
    return review, moved


def replay(reviews: Iterable[Review], schedulers: Mapping[int, Scheduler]) -> dict[str, CardState]:
    """Derive the state of every card from its reviews alone, by question.

    `reviews` come in the order of their study days. `schedulers` are found by the id of the parameters that a review
    names. Study days and intervals are those stored with the reviews: neither the present time zone nor what retention
    is wanted and what falls due now can move a card.
    """
    states: dict[str, CardState] = {}
    for review in reviews:
        before = states.get(review.question)
        scheduled = _schedule(before, review.study_day, review.rating, schedulers[review.parameters])
        states[review.question] = _step(before, review.study_day, review.rating, scheduled.memory, review.interval_days)
    return states


def _schedule(before: CardState | None, day: int, rating: Rating, scheduler: Scheduler) -> Scheduled:
    return scheduler.review(None if before is None else before.memory, _elapsed_days(before, day), rating)


def _step(before: CardState | None, day: int, rating: Rating, memory: Memory, interval_days: int) -> CardState:
    # Failing something new is no lapse: nothing was known that could be forgotten.
    lapsed = before is not None and rating is Rating.AGAIN
    return CardState(
        memory=memory,
        last_day=day,
        due_day=day + interval_days,
        reviews=1 + (before.reviews if before else 0),
        lapses=int(lapsed) + (before.lapses if before else 0),
    )


def _elapsed_days(before: CardState | None, day: int) -> int:
    return 0 if before is None else day - before.last_day
