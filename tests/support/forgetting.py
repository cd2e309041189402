"""People with a memory of their own, who answer when they are asked and forget as FSRS says with weights of theirs."""

from collections.abc import Sequence
from random import Random

from interviewprep.model.attempt import Memory, Rated
from interviewprep.model.evidence import Rating
from interviewprep.schedule.fsrs import DEFAULT_PARAMETERS, FsrsScheduler

FORGETFUL = (
    *(0.3 * weight for weight in DEFAULT_PARAMETERS[:4]),
    *DEFAULT_PARAMETERS[4:8],
    0.9,
    *DEFAULT_PARAMETERS[9:],
)
"""Weights of somebody who forgets three times as fast at first, and gains less by every repetition."""


def practise_for_days(
    weights: Sequence[float], *, days: int, new_a_day: int = 3, seed: int = 1, first_day: int = 20_000
) -> list[Rated]:
    """Review what is due by the published weights, and some new questions, every day."""
    random, schedule, truth = Random(seed), FsrsScheduler(), FsrsScheduler(weights)
    cards: dict[str, tuple[Memory, Memory, int, int]] = {}
    reviews = []
    for day in range(first_day, first_day + days):
        due = [question for question, (*_, due_day) in cards.items() if due_day <= day]
        new = [f"coding/{len(cards) + number}" for number in range(new_a_day)]
        for question in (*due, *new):
            believed, true, last_day, _ = cards.get(question, (None, None, day, day))
            recall = 0.7 if true is None else truth.retrievability(true, day - last_day)
            rating = Rating.GOOD if random.random() < recall else Rating.AGAIN
            scheduled = schedule.review(believed, day - last_day, rating)
            after = truth.review(true, day - last_day, rating).memory
            cards[question] = scheduled.memory, after, day, day + scheduled.interval_days
            reviews.append(Rated(question, day, rating))
    return reviews
