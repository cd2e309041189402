"""How prose is scored: observable criteria, grouped into dimensions for cases and long answers."""

from interviewprep.base.records import dataclass


@dataclass(frozen=True, slots=True)
class Criterion:
    """Something that an answer does or does not say.

    `weight` counts in flat lists (short answers); `level`, 1 to 4, is the anchor it belongs to in a dimension
    (0 in flat lists). `expressions` are relations for the machine's proposal.
    """

    id: str
    text: str
    weight: float = 1.0
    level: int = 0
    expressions: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Misconception:
    """A wrong belief that deducts `weight` when an answer states it."""

    id: str
    text: str
    weight: float
    expressions: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Dimension:
    """A line of a rubric. Its level, 0 to 4, is the highest with all criteria up to it met."""

    id: str
    title: str
    weight: float
    criteria: tuple[Criterion, ...]


@dataclass(frozen=True, slots=True)
class Sample:
    """An answer shipped with its question, and whether it must pass."""

    name: str
    text: str
    accepted: bool
