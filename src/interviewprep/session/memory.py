"""From a graded answer to a moved card: evidence, rating, and the rows that history keeps."""

from collections.abc import Mapping
from functools import partial
from typing import Protocol

from interviewprep.base.clock import Moment
from interviewprep.base.records import dataclass, replace
from interviewprep.model.attempt import Attempt, Card, Event, Review
from interviewprep.model.evidence import Evidence, Rating, RatingDecision
from interviewprep.model.question import Question
from interviewprep.model.score import Score
from interviewprep.schedule.fsrs import Scheduler
from interviewprep.schedule.rating import override, rate
from interviewprep.schedule.replay import may_rate, move_card
from interviewprep.schedule.study_day import study_day
from interviewprep.session.items import ItemState


class CardBox(Protocol):
    """What is needed of the history to move a card and to follow up on a verdict."""

    def card(self, question: str) -> Card | None:
        """Give the card of a question, or None when it has never been rated."""
        ...

    def has_passed(self, question: str) -> bool:
        """Tell whether any attempt at this question was ever passed."""
        ...

    def reviews(self, question: str) -> list[Review]:
        """List the reviews of a question that stand."""
        ...

    def due_load(self, first_day: int, last_day: int, *, without: str) -> Mapping[int, int]:
        """Tell how many cards fall due on each study day, except for one question."""
        ...

    def set_mistake(self, attempt: int, mistake: str, event: Event) -> None:
        """Keep the class of mistake with an attempt, together with the event of it."""

    def override(self, review: Review, card: Card, event: Event) -> None:
        """Replace the review of an attempt and the card it moved, together with the event of it.

        Raises:
            RatedSince: The card has gone on since.
        """

    def last_review(self) -> Review | None:
        """Give the review made last, of whatever question, that stands."""
        ...

    def undo(self, review: Review, event: Event) -> None:
        """Undo a review, the last of its question, together with the event of it."""


@dataclass(frozen=True, slots=True)
class Memorised:
    """What one graded answer adds to the history; without a review the card stays where it is."""

    attempt: Attempt
    review: Review | None = None
    card: Card | None = None
    decision: RatingDecision | None = None
    before: Card | None = None


@dataclass(frozen=True, slots=True)
class Memoriser:
    """Turns graded answers into rows; `parameters` is the id of the scheduler's weights in the history.

    With `balances`, cards come back on days that have little to do.
    """

    box: CardBox
    scheduler: Scheduler
    parameters: int
    balances: bool = False

    def memorise(
        self, session: str, question: Question, item: ItemState, score: Score, *, budget_s: float, now: Moment
    ) -> Memorised:
        """Derive the rows for one answer. Only the first attempt of a study day rates the card."""
        card = self.box.card(question.ref)
        evidence = gather_evidence(question, item, score, budget_s, first_ever=not self.box.has_passed(question.ref))
        attempt = _attempt(session, question, score, evidence, now, over_time=item.is_over_time(budget_s))
        if not may_rate(card, attempt.study_day):
            return Memorised(attempt)
        decision = rate(evidence)
        review, moved = self._move(card, attempt, decision, decision)
        return Memorised(attempt, review, moved, decision, card)

    def as_stored(self, rows: Memorised, attempt: int) -> Memorised:
        """Leave out a review that was not stored, since another session had rated the card meanwhile."""
        if rows.review is None or any(one.attempt == attempt for one in self.box.reviews(rows.review.question)):
            return rows
        return Memorised(rows.attempt)

    def override(self, rows: Memorised, attempt: int, rating: Rating, event: Event) -> Review:
        """Store review and card under the person's own rating, one step from the computed one; give the review.

        `attempt` is the id of the attempt. The event is stored with them.

        Raises:
            RatedSince: The card has gone on since; nothing is stored.
        """
        assert rows.decision is not None
        stored = replace(rows.attempt, id=attempt)
        review, card = self._move(rows.before, stored, rows.decision, override(rows.decision, rating))
        self.box.override(review, card, event)
        return review

    def _move(
        self, card: Card | None, attempt: Attempt, computed: RatingDecision, decision: RatingDecision
    ) -> tuple[Review, Card]:
        load = partial(self.box.due_load, without=attempt.question) if self.balances else None
        return move_card(
            card,
            attempt,
            computed=computed.rating,
            decision=decision,
            scheduler=self.scheduler,
            parameters=self.parameters,
            load=load,
        )


def gather_evidence(
    question: Question, item: ItemState, score: Score, budget_s: float, *, first_ever: bool
) -> Evidence:
    """Collect the facts of an attempt; each hint seen costs its price, a share of the score."""
    price = price_of(question, item.hints)
    # With the time of the question the candidate's own ends: what came after zero changed nothing.
    active_s = min(item.active_s, budget_s) if item.closed_at_zero else item.active_s
    return Evidence(
        passed=score.passed and not item.solution_seen,
        score=0.0 if item.solution_seen else score.value * (1 - price),
        active_s=active_s,
        budget_s=budget_s,
        submits=item.submits,
        failed_submits=item.failed_submits + (not score.passed and not item.solution_seen),
        hints=item.hints,
        hint_price=price,
        last_hint_seen=0 < len(question.hints) <= item.hints,
        solution_seen=item.solution_seen,
        confidence=item.confidence,
        confidence_asked=item.confidence_asked,
        first_ever=first_ever,
        unsafe=bool(score.judgement and score.judgement.sandbox.unsafe),
    )


def price_of(question: Question, hints: int) -> float:
    """Add up what the first `hints` hints cost, a share of the score from 0 to 1."""
    return min(sum(hint.price for hint in question.hints[:hints]), 1.0)


def _attempt(
    session: str, question: Question, score: Score, evidence: Evidence, now: Moment, *, over_time: bool
) -> Attempt:
    return Attempt(
        session=session,
        question=question.ref,
        revision=question.revision,
        area=question.area,
        topic=question.topic,
        domain=question.domain,
        phase=question.phase,
        difficulty=question.difficulty,
        format=question.format,
        at=now.at,
        utc_offset_s=now.utc_offset_s,
        study_day=study_day(now.at, now.utc_offset_s),
        verdict=score.verdict,
        evidence=evidence,
        confirmed_by="self" if question.format.is_rubric else "machine",
        misconceptions=score.misconceptions,
        over_time=over_time,
    )
