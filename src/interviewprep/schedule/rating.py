"""A rating computed from what happened, instead of a button: nobody judges their own recall well.

A failure is never Hard: FSRS reads Hard as a success and would lengthen the interval of something forgotten.
"""

from interviewprep.base.errors import UsageFault
from interviewprep.base.text import counted, minutes_and_seconds, percent
from interviewprep.model.evidence import Evidence, Rating, RatingDecision

OVERTIME_ALLOWED = 1.25
"""Times the budget after which a solution came too late to count as recall."""

SUBSTANTIAL_HINT_PRICE = 0.25
"""Hints that cost this share of the score together are a substantial hint."""

MANY_FAILED_SUBMITS = 3
EASY_SHARE_OF_BUDGET = 0.5
EASY_CONFIDENCE = 0.9


def rate(evidence: Evidence) -> RatingDecision:
    """Rate one attempt, with every reason that led to the rating.

    Again: not passed, passed later than 1.25 times the budget, or the solution or the last hint was seen.
    Hard: passed over the budget, with hints worth 0.25 of the score or more, or after three failed submits.
    Easy: passed at the first submit without a hint in at most half the budget, 90 % sure where that was asked,
    and solved before. Everything else is Good.
    """
    if reasons := _again_reasons(evidence):
        return RatingDecision(Rating.AGAIN, reasons)
    if reasons := _hard_reasons(evidence):
        return RatingDecision(Rating.HARD, reasons)
    if reasons := _reasons_against_easy(evidence):
        return RatingDecision(Rating.GOOD, ("You passed within the budget.", *reasons))
    return RatingDecision(Rating.EASY, (_easy_reason(evidence),))


def allowed_overrides(computed: RatingDecision) -> tuple[Rating, ...]:
    """List the ratings to which a computed one may be changed, lowest first: one step, never out of Again."""
    if computed.rating is Rating.AGAIN:
        return ()
    return tuple(rating for rating in Rating if abs(rating - computed.rating) == 1)


def override(computed: RatingDecision, rating: Rating) -> RatingDecision:
    """Replace a computed rating by the learner's own, one step away, and add that to the reasons.

    Raises:
        UsageFault: the computed rating is Again, or `rating` is not exactly one step away from it.
    """
    allowed = allowed_overrides(computed)
    if not allowed:
        raise UsageFault("A rating of Again stays: the question was not solved unaided in time. Practise it again.")
    if rating not in allowed:
        choices = " or ".join(_word(choice) for choice in allowed)
        raise UsageFault(
            f"The rating {_word(computed.rating)} cannot become {_word(rating)}: one step is allowed. Choose {choices}."
        )
    change = f"You changed the rating from {_word(computed.rating)} to {_word(rating)}."
    return RatingDecision(rating, (*computed.reasons, change))


def _word(rating: Rating) -> str:
    return rating.name.capitalize()


def _again_reasons(evidence: Evidence) -> tuple[str, ...]:
    found = (
        (not evidence.passed, "The answer did not pass."),
        (
            evidence.active_s > OVERTIME_ALLOWED * evidence.budget_s,
            f"It took {_against_budget(evidence)}: more than a quarter over.",
        ),
        (evidence.solution_seen, "You saw the solution."),
        (evidence.last_hint_seen, "You saw the last hint."),
    )
    return tuple(reason for holds, reason in found if holds)


def _hard_reasons(evidence: Evidence) -> tuple[str, ...]:
    found = (
        (evidence.active_s > evidence.budget_s, f"You passed, but it took {_against_budget(evidence)}."),
        (
            evidence.hint_price >= SUBSTANTIAL_HINT_PRICE,
            f"You passed, but with hints worth {percent(evidence.hint_price)} of the score.",
        ),
        (
            evidence.failed_submits >= MANY_FAILED_SUBMITS,
            f"You passed, but after {counted(evidence.failed_submits, 'failed submit')}.",
        ),
    )
    return tuple(reason for holds, reason in found if holds)


def _reasons_against_easy(evidence: Evidence) -> tuple[str, ...]:
    sure = evidence.confidence is not None and evidence.confidence >= EASY_CONFIDENCE
    found = (
        (evidence.first_ever, "It was your first time, which counts at most as Good."),
        (evidence.submits > 1 or evidence.failed_submits > 0, "It took more than one submit."),
        (evidence.hints > 0 or evidence.hint_price > 0, "You took a hint."),
        (
            evidence.active_s > EASY_SHARE_OF_BUDGET * evidence.budget_s,
            f"It took {_against_budget(evidence)}: more than half.",
        ),
        (evidence.confidence_asked and not sure, _doubt(evidence)),
    )
    return tuple(reason for holds, reason in found if holds)


def _doubt(evidence: Evidence) -> str:
    return "You did not say how sure you were." if evidence.confidence is None else "You were less than 90 % sure."


def _easy_reason(evidence: Evidence) -> str:
    sure = " and you were sure of it" if evidence.confidence_asked else ""
    return f"You passed at the first submit, without a hint, in at most half the budget{sure}."


def _against_budget(evidence: Evidence) -> str:
    return f"{minutes_and_seconds(evidence.active_s)} of {minutes_and_seconds(evidence.budget_s)}"
