"""How well stated confidence foretells a full score: the Brier score, what it is made of, and bins to draw.

Sources: G. W. Brier, Verification of forecasts expressed in terms of probability, 1950; A. H. Murphy, A new vector
partition of the probability score, 1973, equation 5: Brier = reliability - resolution + uncertainty, exact where
forecasts of one group are the same number, as here.
"""

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from math import fsum
from typing import Protocol

from interviewprep.base.records import dataclass
from interviewprep.model.taxonomy import Area

GUESS_BELOW = 0.4
"""Confidence below the lowest stated level is that of a guess: the chance of the format, which differs."""


class Stated(Protocol):
    """Answers of one study day and area for which the same confidence was stated: a row of the history's roll-up."""

    @property
    def area(self) -> Area:
        """The area of the questions."""

    @property
    def confidence(self) -> int:
        """The stated chance of a full score, in percent."""

    @property
    def answers(self) -> int:
        """How many answers there were."""

    @property
    def full(self) -> int:
        """How many of them had a full score."""


@dataclass(frozen=True, slots=True)
class Bin:
    """One point of a calibration curve; shares from 0 to 1. All guesses share one bin, at their mean confidence."""

    confidence: float
    answers: int
    full_share: float


@dataclass(frozen=True, slots=True)
class Reliability:
    """Stated confidence against full scores over `answers` of at least one; `area` is None for all together.

    `brier` is the mean squared distance, 0 at best, and equals `reliability - resolution + uncertainty`:
    `reliability` is the distance of the bins from what came true (0 at best), `resolution` how far confidence tells
    answers apart (the more the better), `uncertainty` what always stating the share of full scores would cost.
    `bins` are in rising order of confidence.
    """

    area: Area | None
    answers: int
    mean_confidence: float
    full_share: float
    brier: float
    reliability: float
    resolution: float
    uncertainty: float
    bins: tuple[Bin, ...]


def measure_calibration(stated: Iterable[Stated]) -> tuple[Reliability, ...]:
    """Measure calibration over all areas, first, and in each; what stated no confidence is left out."""
    sums: dict[Area | None, dict[int, list[int]]] = defaultdict(lambda: defaultdict(lambda: [0, 0]))
    for row in stated:
        for area in (None, row.area):
            entry = sums[area][row.confidence]
            entry[0] += row.answers
            entry[1] += row.full
    measured = (_measure(area, sums[area]) for area in (None, *Area) if area in sums)
    return tuple(line for line in measured if line is not None)


def _measure(area: Area | None, sums: Mapping[int, list[int]]) -> Reliability | None:
    points = [
        Bin(percent / 100, answers, full / answers) for percent, (answers, full) in sorted(sums.items()) if answers
    ]
    answers = sum(point.answers for point in points)
    if not answers:
        return None
    full_share = _mean(points, lambda point: point.full_share)
    reliability = _mean(points, lambda point: (point.confidence - point.full_share) ** 2)
    resolution = _mean(points, lambda point: (point.full_share - full_share) ** 2)
    uncertainty = full_share * (1 - full_share)
    return Reliability(
        area=area,
        answers=answers,
        mean_confidence=_mean(points, lambda point: point.confidence),
        full_share=full_share,
        brier=reliability - resolution + uncertainty,
        reliability=reliability,
        resolution=resolution,
        uncertainty=uncertainty,
        bins=_bins(points),
    )


def _mean(points: Sequence[Bin], value: Callable[[Bin], float]) -> float:
    """Average over answers."""
    return fsum(point.answers * value(point) for point in points) / sum(point.answers for point in points)


def _bins(points: Sequence[Bin]) -> tuple[Bin, ...]:
    guesses = [point for point in points if point.confidence < GUESS_BELOW]
    levels = [point for point in points if point.confidence >= GUESS_BELOW]
    return (*([_joined(guesses)] if guesses else []), *levels)


def _joined(points: Sequence[Bin]) -> Bin:
    return Bin(
        confidence=_mean(points, lambda point: point.confidence),
        answers=sum(point.answers for point in points),
        full_share=_mean(points, lambda point: point.full_share),
    )
