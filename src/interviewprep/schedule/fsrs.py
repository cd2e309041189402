"""The memory model behind a protocol of our own, so that another one could take its place.

The work is done by the Rust core of FSRS-6, which computes with 32-bit floats.
"""

from collections.abc import Sequence
from functools import cached_property
from typing import TYPE_CHECKING, Protocol

from interviewprep.base.records import dataclass
from interviewprep.model.attempt import ForgettingCurve, Memory
from interviewprep.model.evidence import Rating

if TYPE_CHECKING:
    from fsrs_rs_python import FSRS

MAX_INTERVAL_DAYS = 36_500
"""A hundred years: the bound that the reference implementations of FSRS share."""

DEFAULT_PARAMETERS = (
    *(0.212, 1.2931, 2.3065, 8.2956, 6.4133, 0.8334, 3.0194),
    *(0.001, 1.8722, 0.1666, 0.796, 1.4835, 0.0614, 0.2629),
    *(1.6483, 0.6014, 1.8729, 0.5425, 0.0912, 0.0658, 0.1542),
)
"""The published default weights w0 to w20 of FSRS-6 (open-spaced-repetition, default parameters of version 6).

Written down here so that a new release of the library cannot change what old reviews were computed with.
"""

PARAMETER_BOUNDS = (
    *((0.001, 100.0),) * 4,
    *((1.0, 10.0), (0.001, 4.0), (0.001, 4.0), (0.001, 0.75), (0.0, 4.5), (0.0, 0.8), (0.001, 3.5)),
    *((0.001, 5.0), (0.001, 0.25), (0.001, 0.9), (0.0, 4.0), (0.0, 1.0), (1.0, 6.0)),
    *((0.0, 2.0), (0.0, 2.0), (0.0, 0.8), (0.1, 0.8)),
)
"""The least and the greatest value of each weight: those that the optimisers of FSRS-6 keep theirs between.

Source: open-spaced-repetition's py-fsrs, `LOWER_BOUNDS_PARAMETERS` and `UPPER_BOUNDS_PARAMETERS`.
"""

_ROUNDING = 1e-5
"""What a bound may be passed by: the core's floats have 32 bits."""


@dataclass(frozen=True, slots=True)
class Scheduled:
    """What a review leads to: the new memory, and the days until the card is due, from 1 to 36,500."""

    memory: Memory
    interval_days: int


class Scheduler(Protocol):
    """A model of memory. `name` and `parameters` are stored with every review, so that it can be replayed."""

    @property
    def name(self) -> str:
        """Name and version of the model."""
        ...

    @property
    def parameters(self) -> tuple[float, ...]:
        """The weights it computes with."""
        ...

    @property
    def curve(self) -> ForgettingCurve:
        """How recall falls with time."""
        ...

    def review(self, memory: Memory | None, elapsed_days: int, rating: Rating) -> Scheduled:
        """Move a card by one rating; `memory` is None for a new card."""
        ...

    def retrievability(self, memory: Memory, elapsed_days: float) -> float:
        """Estimate the chance of recall, above 0 and at most 1, so many days after the last review."""
        ...

    def share_until(self, recall: float) -> float:
        """Tell after which share of the stability recall has fallen so far, whatever the card."""
        ...


class FsrsScheduler:
    """FSRS-6 without learning steps and without fuzz.

    `parameters` are its 21 weights, None for the published defaults; `desired_retention` is the recall, between
    0 and 1, at which a card falls due.

    Raises:
        ValueError: not 21 weights, weights out of their bounds or that the core refuses, or a retention that is not
            between 0 and 1.
    """

    name = "fsrs-6"

    def __init__(self, parameters: Sequence[float] | None = None, desired_retention: float = 0.9) -> None:
        self.parameters = DEFAULT_PARAMETERS if parameters is None else tuple(parameters)
        if len(self.parameters) != len(DEFAULT_PARAMETERS):
            # The core would fill up the weights of older versions, which forget along another curve.
            raise ValueError(f"FSRS-6 has {len(DEFAULT_PARAMETERS)} weights, not {len(self.parameters)}")
        for place, (weight, (low, high)) in enumerate(zip(self.parameters, PARAMETER_BOUNDS, strict=True)):
            if not low - _ROUNDING <= weight <= high + _ROUNDING:
                raise ValueError(f"weight {place} of FSRS-6 lies between {low:g} and {high:g}, which {weight} does not")
        if not 0 < desired_retention < 1:
            raise ValueError(f"the desired retention lies between 0 and 1, which {desired_retention} does not")
        if self.parameters != DEFAULT_PARAMETERS:
            _ = self._core  # refuses weights that it cannot compute with
        self._desired_retention = desired_retention
        self.curve = ForgettingCurve(0.9 ** (-1 / self.parameters[20]) - 1, self.parameters[20])

    @cached_property
    def _core(self) -> "FSRS":
        from fsrs_rs_python import (
            FSRS,
        )  # a native library: recall, which is all that most commands ask for, is a formula

        return FSRS(self.parameters)

    def review(self, memory: Memory | None, elapsed_days: int, rating: Rating) -> Scheduled:
        """Move a card by one rating.

        `elapsed_days` are study days since the last review: 0 for a new card, at least 1 for any other, since
        only the first attempt of a study day rates a card.

        Raises:
            ValueError: `elapsed_days` contradicts `memory`.
        """
        from fsrs_rs_python import MemoryState

        if (elapsed_days < 1) if memory else (elapsed_days != 0):
            raise ValueError(f"{elapsed_days} elapsed days for {'a reviewed' if memory else 'a new'} card")
        state = None if memory is None else MemoryState(memory.stability, memory.difficulty)
        states = self._core.next_states(state, self._desired_retention, elapsed_days)
        chosen = {
            Rating.AGAIN: states.again,
            Rating.HARD: states.hard,
            Rating.GOOD: states.good,
            Rating.EASY: states.easy,
        }[rating]
        return Scheduled(
            Memory(stability=chosen.memory.stability, difficulty=chosen.memory.difficulty),
            interval_days=min(max(1, round(chosen.interval)), MAX_INTERVAL_DAYS),
        )

    def retrievability(self, memory: Memory, elapsed_days: float) -> float:
        """Estimate the chance of recall after `elapsed_days`; time before the last review counts as none."""
        return self.curve.recall(memory, elapsed_days)

    def share_until(self, recall: float) -> float:
        """Tell after which share of the stability recall has fallen to `recall`, between 0 and 1: 1 for 90 %.

        Source: the inverse of the forgetting curve, t / S = (R ** (-1 / w20) - 1) / f.
        """
        return float((recall ** (-1 / self.curve.power) - 1) / self.curve.factor)
