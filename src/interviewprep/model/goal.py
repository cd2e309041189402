"""The interview that a person prepares for: when it is, for which role, and the time they have each day."""

from collections.abc import Mapping
from enum import StrEnum
from math import fsum

from interviewprep.base.records import dataclass
from interviewprep.model.taxonomy import Area

MINUTES_BOUNDS = (5, 720)
"""Minutes a day that a plan may be made for: one short question, or twelve hours."""

FARTHEST_DAYS = 730
"""A plan reaches two years ahead at most."""

WEIGHT_BOUNDS = (0.0, 10.0)
"""What an area may weigh for a target; 0 leaves it out."""


class Role(StrEnum):
    """The post that is applied for."""

    ML_ENGINEER = "ml-engineer"
    MLOPS_ENGINEER = "mlops-engineer"
    RESEARCH_ENGINEER = "research-engineer"
    APPLIED_SCIENTIST = "applied-scientist"
    DATA_SCIENTIST = "data-scientist"


class Seniority(StrEnum):
    """How senior the post is."""

    JUNIOR = "junior"
    MID = "mid"
    SENIOR = "senior"
    STAFF = "staff"


def _weights(coding: float, theory: float, evaluation: float, design: float, communication: float) -> dict[Area, float]:
    return dict(zip(Area, (coding, theory, evaluation, design, communication), strict=True))


ROLE_WEIGHTS: Mapping[Role, Mapping[Area, float]] = {
    # Two programs, theory and a design in most loops, and each of them asks how the model would be judged.
    Role.ML_ENGINEER: _weights(1.2, 1.0, 0.9, 1.1, 0.8),
    # Serving, pipelines and operation are the post itself; learning algorithms are asked in passing.
    Role.MLOPS_ENGINEER: _weights(1.1, 0.6, 0.8, 1.6, 0.9),
    # Turns papers into programs: theory in depth and algorithms from scratch, hardly any product.
    Role.RESEARCH_ENGINEER: _weights(1.3, 1.5, 1.0, 0.6, 0.6),
    # Models with a purpose: theory and the experiment that shows that they work.
    Role.APPLIED_SCIENTIST: _weights(0.9, 1.4, 1.2, 0.8, 0.7),
    # Experiments, metrics and telling others what they mean; services are built by others.
    Role.DATA_SCIENTIST: _weights(0.9, 1.0, 1.4, 0.5, 1.2),
}
"""What an area weighs in interviews for a role, with mean 1. Ours: no published figure exists, so they are rough."""

SENIORITY_FACTORS: Mapping[Seniority, Mapping[Area, float]] = {
    # Little to tell of yet: what was learnt is asked.
    Seniority.JUNIOR: _weights(1.2, 1.2, 1.0, 0.6, 0.8),
    Seniority.MID: _weights(1.0, 1.0, 1.0, 1.0, 1.0),
    # Designs and their effect decide the offer and the grade.
    Seniority.SENIOR: _weights(0.9, 0.9, 1.0, 1.3, 1.2),
    # Programs are still asked, but nobody is hired at this grade for them.
    Seniority.STAFF: _weights(0.7, 0.8, 1.0, 1.5, 1.5),
}
"""Factors on the weights of a role. Ours, as those are."""


@dataclass(frozen=True, slots=True)
class Target:
    """The post, and what its areas weigh for this person where they said so (from 0 to 10, replacing the default)."""

    role: Role
    seniority: Seniority
    weights: Mapping[Area, float]

    def __post_init__(self) -> None:
        low, high = WEIGHT_BOUNDS
        if any(not low <= weight <= high for weight in self.weights.values()):
            raise ValueError(f"a weight lies between {low:g} and {high:g}")
        if not any(self._raw(area) for area in Area):
            raise ValueError("at least one area has to weigh something")

    def importance(self, area: Area) -> float:
        """Tell how much an area counts: 1 on average over the five areas.

        >>> round(Target(Role.ML_ENGINEER, Seniority.MID, {}).importance(Area.CODING), 3)
        1.2
        """
        return self._raw(area) * len(Area) / fsum(self._raw(one) for one in Area)

    def _raw(self, area: Area) -> float:
        default = ROLE_WEIGHTS[self.role][area] * SENIORITY_FACTORS[self.seniority][area]
        return self.weights.get(area, default)


DEFAULT_TARGET = Target(Role.ML_ENGINEER, Seniority.MID, {})


@dataclass(frozen=True, slots=True)
class Goal:
    """What to be ready for: the study day of the interview, the minutes a day until then, and the target.

    `made_on` is the study day on which this was decided.
    """

    interview_day: int
    minutes: int
    target: Target
    made_on: int
