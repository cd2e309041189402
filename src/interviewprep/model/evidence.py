"""What happened during an attempt, as far as it tells how well something is remembered."""

from enum import IntEnum

from interviewprep.base.records import dataclass


class Rating(IntEnum):
    """How well a card was remembered, on the scale of FSRS."""

    AGAIN = 1
    HARD = 2
    GOOD = 3
    EASY = 4


@dataclass(frozen=True, slots=True)
class Evidence:
    """Facts of one attempt.

    `confidence` is the stated chance of a full score, 0 to 1, or None where it was not asked or not given.
    `hints` counts levels seen and `hint_price` sums what they cost (0..1). `unsafe`: the answer ran unconfined.
    """

    passed: bool
    score: float
    active_s: float
    budget_s: float
    submits: int = 1
    failed_submits: int = 0
    hints: int = 0
    hint_price: float = 0.0
    last_hint_seen: bool = False
    solution_seen: bool = False
    confidence: float | None = None
    confidence_asked: bool = False
    first_ever: bool = False
    unsafe: bool = False


@dataclass(frozen=True, slots=True)
class RatingDecision:
    """A rating with its reasons, in sentences for the learner."""

    rating: Rating
    reasons: tuple[str, ...]
