"""Memory parameters of one's own: fitted to the earlier reviews, and taken only if they foresee the later ones better.

Whether parameters fit cannot be told from the reviews that they were fitted to, so the last fifth is kept for the test.
"""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from math import fsum, log, sqrt
from typing import TYPE_CHECKING

from interviewprep.base.errors import UsageFault
from interviewprep.base.records import dataclass
from interviewprep.model.attempt import Memory, Rated
from interviewprep.model.evidence import Rating
from interviewprep.schedule.fsrs import DEFAULT_PARAMETERS, FsrsScheduler

if TYPE_CHECKING:
    from fsrs_rs_python import FSRSItem

MIN_REVIEWS = 1000
"""Reviews of questions rated before that are needed at least; a first review says nothing about forgetting.

Ours. Of 400 simulated people who forget exactly as published and begin 8 questions a day, 11 % win by luck at 400
reviews, the minimum that Anki asked for from version 23.12 on, and 4.5 % at 1,000; beginning 3 a day, 9 and 6 % of 250.
More does not help further: 8 % of 280 win at 2,000. Of 150 who forget twice as fast, 13 % win at 400, 21 % at 1,000.
"""

EARLIER_SHARE = 0.8
"""Ours: the share of reviews to learn from; that leaves 200 for the test where there are fewest."""


@dataclass(frozen=True, slots=True)
class Loss:
    """How badly parameters foresaw the later reviews: the mean log loss, 0 at best, 0.69 for a coin.

    `gain` is by how much the candidate does better, and `gain_error` its standard error over the reviews.
    """

    log_loss: float
    gain: float
    gain_error: float

    @property
    def is_beaten(self) -> bool:
        """Whether the candidate does better by more than one standard error.

        Ours. Of 400 simulated people who forget exactly as published, 4.5 % still win so at 1,000 reviews. Two standard
        errors would leave 1 %, but also hold back nearly all who forget twice as fast: of 150, 21 % win now, 3 % then.
        """
        return self.gain > self.gain_error


@dataclass(frozen=True, slots=True)
class Trial:
    """Candidate `weights`: fitted to `earlier` reviews, tested on `later` ones, from study day `first_day` on."""

    weights: tuple[float, ...]
    earlier: int
    later: int
    first_day: int
    log_loss: float
    default: Loss
    present: Loss

    @property
    def wins(self) -> bool:
        """Whether the candidate beats both the published defaults and the present parameters."""
        return self.default.is_beaten and self.present.is_beaten


def try_own_parameters(reviews: Sequence[Rated], present: Sequence[float]) -> Trial:
    """Fit parameters to the earlier reviews and compare them with others on the later ones.

    `reviews` are all that stand, in the order in which they were made; `present` are the weights in use. The same
    reviews always give the same weights. Cost: a tenth of a second for some thousand reviews.

    Raises:
        UsageFault: there are too few reviews of questions that were rated before, or nearly all of one day.
    """
    from fsrs_rs_python import FSRS

    first_day = _split(reviews)
    earlier = [item for day, item in _items(reviews) if day < first_day]
    # A card is rated once a study day at most: there is nothing to learn about repetitions within a day.
    weights = tuple(FSRS(DEFAULT_PARAMETERS).compute_parameters(earlier, enable_short_term=False))
    own = _losses(reviews, weights, first_day)
    return Trial(
        weights=weights,
        earlier=len(earlier),
        later=len(own),
        first_day=first_day,
        log_loss=_mean(own),
        default=_compare(own, _losses(reviews, DEFAULT_PARAMETERS, first_day)),
        present=_compare(own, _losses(reviews, present, first_day)),
    )


def _split(reviews: Sequence[Rated]) -> int:
    """Find the first study day of the later reviews, so that no day is in both parts."""
    days = sorted(_days_of_repetitions(reviews))
    if len(days) < MIN_REVIEWS:
        raise UsageFault(
            f"parameters of your own need {MIN_REVIEWS} reviews of questions that you were rated on before, and there "
            f"are {len(days)}: fewer show luck rather than how you forget. The published ones are good until then."
        )
    first_day = days[int(EARLIER_SHARE * len(days))]
    if sum(day < first_day for day in days) < MIN_REVIEWS / 2:
        raise UsageFault(
            "nearly all of your reviews are of one day, so none are left to learn from before it. Try again in a while."
        )
    return first_day


def _days_of_repetitions(reviews: Sequence[Rated]) -> Iterator[int]:
    """Give the study day of each review of a question that was rated before."""
    seen = set()
    for review in reviews:
        if review.question in seen:
            yield review.study_day
        seen.add(review.question)


def _items(reviews: Sequence[Rated]) -> Iterator[tuple[int, "FSRSItem"]]:
    """Give, for each review of a question rated before, its study day and all reviews of that question up to it."""
    from fsrs_rs_python import FSRSItem, FSRSReview

    past: dict[str, list[FSRSReview]] = defaultdict(list)
    last_day: dict[str, int] = {}
    for review in reviews:
        of_card = past[review.question]
        gap = review.study_day - last_day.get(review.question, review.study_day)
        of_card.append(FSRSReview(review.rating, gap))
        last_day[review.question] = review.study_day
        if len(of_card) > 1:
            yield review.study_day, FSRSItem(of_card)


def _losses(reviews: Sequence[Rated], weights: Sequence[float], first_day: int) -> list[float]:
    """Give the log loss of each repeated review from `first_day` on, foreseen from all reviews before it."""
    scheduler = FsrsScheduler(weights)
    states: dict[str, tuple[Memory, int]] = {}
    losses = []
    for review in reviews:
        memory, last_day = states.get(review.question, (None, review.study_day))
        gap = review.study_day - last_day
        if memory is not None and review.study_day >= first_day:
            recall = scheduler.retrievability(memory, gap)
            losses.append(-log(1 - recall if review.rating is Rating.AGAIN else recall))
        states[review.question] = scheduler.review(memory, gap, review.rating).memory, review.study_day
    return losses


def _compare(own: Sequence[float], other: Sequence[float]) -> Loss:
    gains = [theirs - mine for mine, theirs in zip(own, other, strict=True)]
    gain = _mean(gains)
    variance = fsum((one - gain) ** 2 for one in gains) / max(1, len(gains) - 1)
    return Loss(_mean(other), gain, sqrt(variance / len(gains)))


def _mean(values: Sequence[float]) -> float:
    return fsum(values) / len(values)
