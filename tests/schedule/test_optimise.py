"""Parameters of one's own are taken only where they foresee what came later better than the others do."""

from collections import Counter
from dataclasses import replace

import pytest

from interviewprep.base.errors import UsageFault
from interviewprep.model.attempt import Rated
from interviewprep.model.evidence import Rating
from interviewprep.schedule.fsrs import DEFAULT_PARAMETERS, FsrsScheduler
from interviewprep.schedule.optimise import MIN_REVIEWS, Loss, Trial, try_own_parameters
from support.forgetting import FORGETFUL, practise_for_days
from support.public_log import public_log


@pytest.fixture(scope="module")
def reviews() -> list[Rated]:
    """Give three months of somebody who forgets much faster than the published weights say."""
    return practise_for_days(FORGETFUL, days=90, new_a_day=8)


@pytest.fixture(scope="module")
def trial(reviews: list[Rated]) -> Trial:
    """Give what came out of trying parameters for them."""
    return try_own_parameters(reviews, DEFAULT_PARAMETERS)


def repetitions(reviews: list[Rated]) -> list[Rated]:
    seen: Counter[str] = Counter()
    found = []
    for review in reviews:
        found += [review] if seen[review.question] else []
        seen[review.question] += 1
    return found


def test_somebody_whose_memory_differs_gets_parameters_of_their_own(trial: Trial) -> None:
    assert trial.wins
    assert trial.default == trial.present
    assert trial.log_loss + trial.default.gain == pytest.approx(trial.default.log_loss)
    assert trial.default.gain > 2 * trial.default.gain_error
    new = FsrsScheduler(trial.weights).review(None, 0, Rating.GOOD).memory
    assert new.stability < FsrsScheduler().review(None, 0, Rating.GOOD).memory.stability


@pytest.mark.parametrize("seed", range(4))
def test_somebody_who_forgets_as_published_keeps_the_published_parameters(seed: int) -> None:
    trial = try_own_parameters(practise_for_days(DEFAULT_PARAMETERS, days=120, seed=seed), DEFAULT_PARAMETERS)
    assert not trial.wins


def test_parameters_that_won_once_are_not_beaten_by_themselves(reviews: list[Rated], trial: Trial) -> None:
    again = try_own_parameters(reviews, trial.weights)
    assert again.weights == trial.weights
    assert again.present == Loss(trial.log_loss, 0.0, 0.0)
    assert not again.wins


def test_reviews_are_parted_between_two_days(reviews: list[Rated], trial: Trial) -> None:
    days = [review.study_day for review in repetitions(reviews)]
    assert trial.earlier == sum(day < trial.first_day for day in days)
    assert trial.later == sum(day >= trial.first_day for day in days)
    assert trial.later / len(days) == pytest.approx(0.2, abs=0.05)


def test_later_reviews_do_not_move_the_parameters(reviews: list[Rated], trial: Trial) -> None:
    turned = [
        replace(one, rating=Rating.EASY if one.rating is Rating.AGAIN else Rating.AGAIN)
        if one.study_day >= trial.first_day
        else one
        for one in reviews
    ]
    other = try_own_parameters(turned, DEFAULT_PARAMETERS)
    assert other.weights == trial.weights
    assert other.log_loss > trial.log_loss


def test_too_few_reviews_are_refused_with_how_many_there_are(reviews: list[Rated]) -> None:
    enough = reviews.index(repetitions(reviews)[MIN_REVIEWS - 1])
    with pytest.raises(UsageFault, match=r"need 1000 reviews .* there are 999"):
        try_own_parameters(reviews[:enough], DEFAULT_PARAMETERS)
    assert try_own_parameters(reviews[: enough + 1], DEFAULT_PARAMETERS).earlier >= MIN_REVIEWS / 2
    with pytest.raises(UsageFault, match="there are 0"):
        try_own_parameters([], DEFAULT_PARAMETERS)


def test_reviews_of_nearly_one_day_are_refused() -> None:
    days = [Rated(f"coding/{card}", day, Rating.GOOD) for day in (20_000, 20_009) for card in range(1200)]
    with pytest.raises(UsageFault, match="of one day"):
        try_own_parameters(days, DEFAULT_PARAMETERS)


def test_public_log_is_foreseen_better_by_parameters_fitted_to_its_beginning() -> None:
    rated = {(one.question, one.day): one for one in reversed(public_log())}
    reviews = [Rated(one.question, one.day, one.rating) for one in reversed(rated.values())]
    trial = try_own_parameters(reviews, DEFAULT_PARAMETERS)
    assert trial.earlier + trial.later == len(repetitions(reviews)) == 6_372
    assert 0.4 < trial.log_loss < trial.default.log_loss < 0.5
