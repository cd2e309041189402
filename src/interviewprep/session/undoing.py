"""Taking back a rating, and the words that say what the card is then."""

from interviewprep.base.text import counted, one_line
from interviewprep.model.attempt import Card, EventKind, Review
from interviewprep.schedule.study_day import study_day
from interviewprep.session.engine import Engine
from interviewprep.session.memory import CardBox


def undo_in_session(engine: Engine, box: CardBox, review: Review) -> str:
    """Undo a review that was made in this session; say what was undone and what the card is now."""
    event = engine.event(EventKind.UNDO, question=review.question, rating=review.rating, attempt=review.attempt)
    engine.keep(event, lambda: box.undo(review, event))
    return describe_undone(review, box.card(review.question), study_day(event.at, event.utc_offset_s))


def last_in_session(engine: Engine, box: CardBox) -> Review | None:
    """Give the review made last where it was made in this session, otherwise None."""
    review = box.last_review()
    rated = {
        planned.ref
        for planned, item in zip(engine.plan.items, engine.state.items, strict=True)
        if item.verdict is not None and item.verdict.get("rating") is not None
    }
    return review if review is not None and review.question in rated else None


def describe_undone(review: Review, card: Card | None, today: int) -> str:
    """Say what was undone, and what the card is now, on study day `today`."""
    undone = f"Undone: the rating '{review.rating.name.lower()}' of {one_line(review.question)}."
    if card is None:
        return f"{undone} It was the first one: the question has no card any more. The answer itself is kept."
    reviews = counted(card.reviews, "review")
    return f"{undone} Its card is where {reviews} had led it: {_due(card.due_day - today)}. The answer itself is kept."


def _due(days: int) -> str:
    if days == 0:
        return "due today"
    return f"due in {counted(days, 'day')}" if days > 0 else f"overdue by {counted(-days, 'day')}"
