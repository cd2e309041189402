"""Attempts as one JSON document, version 1: a list of them, or all of one question with its answers."""

from collections.abc import Iterable

from interviewprep.model.attempt import Attempt, Card, Review
from interviewprep.report.document import Document, attempt_document
from interviewprep.report.past import Past

SCHEMA = 1


def list_document(attempts: Iterable[Attempt], hidden: int) -> Document:
    """Write attempts in the order given; `hidden` counts those that the limit left out."""
    return {"schema": SCHEMA, "attempts": [attempt_document(attempt) for attempt in attempts], "left_out": hidden}


def question_document(ref: str, pasts: Iterable[Past]) -> Document:
    """Write all attempts at a question, newest first.

    `number` counts from 1, the oldest. `answer` is what was typed, null where the log holds none; numbers and letters
    in it mean places in `shown`, the ids of options or steps as they were displayed. `rating` is null where the attempt
    did not move the card; it differs from `computed` where it was changed.
    """
    newest_first = sorted(pasts, key=lambda past: past.number, reverse=True)
    return {"schema": SCHEMA, "question": ref, "attempts": [_past(past) for past in newest_first]}


def undone_document(undone: Review | None, card: Card | None) -> Document:
    """Write the rating that was taken back, and the card as it is now; both are null where there is none.

    Days are study days: local days since 1970-01-01, beginning at 04:00.
    """
    return {
        "schema": SCHEMA,
        "undone": undone
        and {
            "question": undone.question,
            "at": undone.at.isoformat(),
            "study_day": undone.study_day,
            **_standing(undone),
        },
        "card": card
        and {
            "question": card.question,
            "last_day": card.last_day,
            "due_day": card.due_day,
            "reviews": card.reviews,
            "lapses": card.lapses,
        },
    }


def _past(past: Past) -> Document:
    evidence = past.attempt.evidence
    return {
        "number": past.number,
        **attempt_document(past.attempt),
        "failed_submits": evidence.failed_submits,
        "hint_price": evidence.hint_price,
        "solution_seen": evidence.solution_seen,
        "rating": _rating(past.review),
        "shown": list(past.shown),
        "answer": past.answer,
    }


def _rating(review: Review | None) -> Document | None:
    return None if review is None else _standing(review)


def _standing(review: Review) -> Document:
    return {
        "rating": review.rating.name.lower(),
        "computed": review.computed.name.lower(),
        "reasons": list(review.reasons),
        "interval_days": review.interval_days,
    }
