"""Which classes of mistake are made, and where."""

from collections import defaultdict
from collections.abc import Iterable

from interviewprep.base.records import dataclass
from interviewprep.model.taxonomy import Area
from interviewprep.store.tallies import Slips


@dataclass(frozen=True, slots=True)
class MistakeClass:
    """A class of mistake in the person's own words, and the areas of the answers it stands beside, most first."""

    name: str
    by_area: tuple[tuple[Area, int], ...]

    @property
    def answers(self) -> int:
        """The answers of all areas."""
        return sum(count for _, count in self.by_area)


def group_mistakes(slips: Iterable[Slips]) -> tuple[MistakeClass, ...]:
    """Bring each class of mistake together from all areas, the most frequent first, then by name."""
    areas: dict[str, list[tuple[Area, int]]] = defaultdict(list)
    for slip in slips:
        areas[slip.mistake].append((slip.area, slip.attempts))
    classes = (
        MistakeClass(name, tuple(sorted(places, key=lambda place: (-place[1], place[0]))))
        for name, places in areas.items()
    )
    return tuple(sorted(classes, key=lambda one: (-one.answers, one.name)))
