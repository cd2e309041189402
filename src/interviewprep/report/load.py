"""What falls due on which day, as far as the schedule knows today."""

from collections import Counter
from collections.abc import Iterable
from datetime import date

from interviewprep.base.records import dataclass
from interviewprep.schedule.study_day import day_to_date
from interviewprep.store.memories import DueCards

FORTNIGHT_DAYS = 14


@dataclass(frozen=True, slots=True)
class DueDay:
    """How many cards fall due on a study day."""

    day: int
    cards: int

    @property
    def date(self) -> date:
        """The date on which the study day begins."""
        return day_to_date(self.day)


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


def forecast_load(due: Iterable[DueCards], today: int, length: int = FORTNIGHT_DAYS) -> DueLoad:
    """Lay out `length` days from `today` on with the cards that fall due on them; those of days before are overdue."""
    counts: Counter[int] = Counter()
    for one in due:
        counts[one.day] += one.cards
    days = tuple(DueDay(day, counts[day]) for day in range(today, today + length))
    return DueLoad(sum(cards for day, cards in counts.items() if day < today), days)
