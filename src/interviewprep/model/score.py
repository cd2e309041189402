"""The grade of one answer, whatever its format."""

from enum import StrEnum

from interviewprep.base.records import dataclass
from interviewprep.model.taxonomy import Level
from interviewprep.model.verdict import Judgement, Verdict


class Mark(StrEnum):
    """What was found about one criterion."""

    MET = "met"
    DENIED = "denied"
    ABSENT = "absent"
    UNSURE = "unsure"


@dataclass(frozen=True, slots=True)
class Part:
    """One thing that was scored: an option, a pair of steps, a criterion, a test group.

    `dimension` is empty where the format has none; `evidence` is what the mark rests on.
    """

    id: str
    text: str
    mark: Mark
    weight: float
    dimension: str = ""
    evidence: str = ""


@dataclass(frozen=True, slots=True)
class DimensionScore:
    """The level, 0 to 4, reached in one dimension."""

    id: str
    title: str
    weight: float
    level: int


@dataclass(frozen=True, slots=True)
class Score:
    """The grade of one answer: `value` from 0 to 1, and what it is made of."""

    value: float
    passed: bool
    verdict: Verdict | None = None
    level: Level | None = None
    parts: tuple[Part, ...] = ()
    dimensions: tuple[DimensionScore, ...] = ()
    misconceptions: tuple[str, ...] = ()
    feedback: tuple[str, ...] = ()
    judgement: Judgement | None = None
