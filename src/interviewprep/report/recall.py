"""What is still remembered: the mean expected recall of an area's cards, now and after two weeks without practice."""

from collections import defaultdict
from collections.abc import Iterable
from math import fsum

from interviewprep.base.records import dataclass
from interviewprep.model.attempt import Card
from interviewprep.model.taxonomy import Area
from interviewprep.report.load import FORTNIGHT_DAYS
from interviewprep.schedule.fsrs import Scheduler


@dataclass(frozen=True, slots=True)
class AreaRecall:
    """Mean expected recall over the `cards` of one area, of all areas where it is None; from 0 to 1.

    `later` is what would be left after 14 days without any practice.
    """

    area: Area | None
    cards: int
    now: float
    later: float


def recall_by_area(cards: Iterable[Card], scheduler: Scheduler, today: int) -> tuple[AreaRecall, ...]:
    """Average over all cards first, then over those of each area that has any, in the order of the vocabulary."""
    recalls: dict[Area, list[tuple[float, float]]] = defaultdict(list)
    for card in cards:
        elapsed = today - card.last_day
        recalls[card.area].append(
            (
                scheduler.retrievability(card.memory, elapsed),
                scheduler.retrievability(card.memory, elapsed + FORTNIGHT_DAYS),
            )
        )
    if not recalls:
        return ()
    everything = [pair for pairs in recalls.values() for pair in pairs]
    return (_mean(None, everything), *(_mean(area, recalls[area]) for area in Area if area in recalls))


def _mean(area: Area | None, pairs: list[tuple[float, float]]) -> AreaRecall:
    now, later = (fsum(pair[side] for pair in pairs) / len(pairs) for side in (0, 1))
    return AreaRecall(area, len(pairs), now, later)
