"""How fast: time spent on answers against the time that was given for them."""

from collections.abc import Iterable

from interviewprep.base.records import dataclass
from interviewprep.model.taxonomy import Area, Format
from interviewprep.store.tallies import Tally

FEW_TIMED = 5
"""Fewer answers than this say little about speed. Ours: below it one long answer decides."""


@dataclass(frozen=True, slots=True)
class Pace:
    """Answers of one format in one area: seconds spent and given in all, and how many went over their budget."""

    area: Area
    format: Format
    answers: int
    active_s: float
    budget_s: float
    over_budget: int

    @property
    def share(self) -> float:
        """Time spent as a share of the time given, 1 where all of it was used; 0 where no time was given."""
        return self.active_s / self.budget_s if self.budget_s else 0.0

    @property
    def is_slow(self) -> bool:
        """Whether more time is used than given, over answers enough to tell."""
        return self.answers >= FEW_TIMED and self.share > 1


def measure_pace(tallies: Iterable[Tally]) -> tuple[Pace, ...]:
    """Tell the pace of each area and format from tallies kept apart by both, in the order of the vocabularies."""
    places = {(tally.area, tally.format): tally for tally in tallies}
    return tuple(
        Pace(area, form, tally.attempts, tally.active_s, tally.budget_s, tally.over_budget)
        for area in Area
        for form in Format
        if (tally := places.get((area, form)))
    )
