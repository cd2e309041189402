"""What readiness said of simulated learners, beside what was true, and how good its intervals were."""

import statistics
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from interviewprep.report.readiness.estimate import Scope, estimate_readiness
from support.learners import Scenario, learners

MISSES = 0.1
"""The share of intervals that may miss."""


@dataclass(frozen=True)
class Told:
    """One interval, after so many answers in its scope, and the true readiness."""

    scenario: str
    scope: Scope
    answers: int
    low: float
    high: float
    truth: float

    @property
    def holds(self) -> bool:
        """Whether the interval holds the truth."""
        return self.low <= self.truth <= self.high


def tell(scenarios: Iterable[Scenario], number: int, seed: int) -> Iterator[Told]:
    """Estimate readiness of so many learners of each family, in every scope."""
    for scenario in scenarios:
        for learner in learners(scenario, number, seed):
            truth = learner.readiness()
            for said in estimate_readiness(learner.tallies(), today=learner.day):
                yield Told(scenario.name, said.scope, said.answers, said.low, said.high, truth[said.scope])


def coverage(told: Sequence[Told]) -> float:
    """Give the share of intervals that hold the truth."""
    return statistics.mean(one.holds for one in told)


def median_width(told: Iterable[Told]) -> float:
    """Give the median width of the intervals."""
    return statistics.median(one.high - one.low for one in told)


def interval_score(one: Told, instead: tuple[float, float] | None = None) -> float:
    """Give the interval score, the lower the better, of what was told or of another interval.

    Source: T. Gneiting and A. E. Raftery, Strictly proper scoring rules, prediction, and estimation, 2007, section 6.2.
    """
    low, high = instead or (one.low, one.high)
    return high - low + 2 / MISSES * (max(0.0, low - one.truth) + max(0.0, one.truth - high))


def best_constant(told: Iterable[Told]) -> tuple[float, float]:
    """Give the interval that would have the best score if it were told to everybody: that between two quantiles."""
    truths = sorted(one.truth for one in told)
    last = len(truths) - 1
    return truths[round(MISSES / 2 * last)], truths[round((1 - MISSES / 2) * last)]
