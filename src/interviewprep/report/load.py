"""What falls due on which day, as far as the schedule knows today."""

from collections import Counter
from collections.abc import Iterable

from interviewprep.base.records import dataclass

FORTNIGHT_DAYS = 14


@dataclass(frozen=True, slots=True)
class DueDay:
    """How many cards fall due on a study day."""

    day: int
    cards: int


@dataclass(frozen=True, slots=True)
class DueLoad:
    """The cards due on `today` and each day after it; `overdue` fell due before and are not among those of today.

    It is what is due if nothing were answered: each review brings its card back later, and new questions add theirs.
    """

    overdue: int
    days: tuple[DueDay, ...]

    @property
    def total(self) -> int:
        """All cards due up to the last of the days."""
        return self.overdue + sum(day.cards for day in self.days)

    @property
    def most(self) -> DueDay:
        """The first of the days with most cards."""
        return max(self.days, key=lambda day: day.cards)


def forecast_load(due_days: Iterable[int], today: int, length: int = FORTNIGHT_DAYS) -> DueLoad:
    """Count the cards of `length` days from `today` on by the study days on which they fall due."""
    counts = Counter(due_days)
    days = tuple(DueDay(day, counts[day]) for day in range(today, today + length))
    return DueLoad(sum(cards for day, cards in counts.items() if day < today), days)
