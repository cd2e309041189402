"""What is still remembered: the mean expected recall of an area's cards, now and after two weeks without practice."""

from collections.abc import Iterable, Sequence
from math import fsum

from interviewprep.base.records import dataclass
from interviewprep.model.taxonomy import Area
from interviewprep.store.memories import Remembered


@dataclass(frozen=True, slots=True)
class AreaRecall:
    """Mean expected recall over the `cards` of one area, of all areas where it is None; from 0 to 1.

    `later` is what would be left after 14 days without any practice.
    """

    area: Area | None
    cards: int
    now: float
    later: float


def recall_by_area(remembered: Iterable[Remembered]) -> tuple[AreaRecall, ...]:
    """Average over all cards first, then over those of each area that has any, in the order of the vocabulary."""
    topics = list(remembered)
    if not topics:
        return ()
    areas = [(area, [one for one in topics if one.area is area]) for area in Area]
    return (_mean(None, topics), *(_mean(area, found) for area, found in areas if found))


def _mean(area: Area | None, topics: Sequence[Remembered]) -> AreaRecall:
    cards = sum(one.cards for one in topics)
    now = fsum(one.cards * one.recall for one in topics) / cards
    later = fsum(one.cards * one.later_recall for one in topics) / cards
    return AreaRecall(area, cards, now, later)
