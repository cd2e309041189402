"""The figures behind the charts of a report, from sums and cards alone: as cheap after years as after weeks."""

from collections.abc import Iterable, Sequence
from typing import Protocol

from interviewprep.base.records import dataclass
from interviewprep.model.attempt import ForgettingCurve
from interviewprep.model.goal import Target
from interviewprep.model.taxonomy import Area
from interviewprep.report.calibration import Reliability, measure_calibration
from interviewprep.report.heat import HeatMap, first_day, map_days
from interviewprep.report.load import DueLoad, forecast_load
from interviewprep.report.pace import Pace, measure_pace
from interviewprep.report.readiness.estimate import Readiness, estimate_readiness
from interviewprep.report.readiness.next_step import NextStep, due_by_area, find_next_step
from interviewprep.report.recall import AreaRecall, recall_by_area
from interviewprep.report.slips import MistakeClass, group_mistakes
from interviewprep.store.attempts import DaySum
from interviewprep.store.memories import DueCards, Remembered
from interviewprep.store.tallies import Facet, Slips, Stated, Tally


class Summed(Protocol):
    """What the charts need of the history."""

    def last_day(self) -> int | None:
        """Tell the last study day with an attempt; None without any."""

    def tallies(
        self,
        *,
        by: Sequence[Facet] = ...,
        weekly: bool = False,
        since_day: int | None = None,
        area: Area | None = None,
    ) -> list[Tally]:
        """List sums over attempts."""

    def stated(self, *, since_day: int | None = None, area: Area | None = None) -> list[Stated]:
        """List what was stated how often and came true how often."""

    def daily(self, since_day: int, area: Area | None = None) -> list[DaySum]:
        """List what each study day from one on added up to."""

    def remembered(
        self, curve: ForgettingCurve, day: int, *, later_day: int, area: Area | None = None
    ) -> list[Remembered]:
        """Tell what is remembered of each topic on a study day, and would be on a later one without practice."""

    def due_cards(self, today: int, last_day: int, area: Area | None = None) -> list[DueCards]:
        """Count the cards due by area on each study day; overdue ones on the day before `today`."""

    def slips(self, *, since_day: int | None = None, area: Area | None = None) -> list[Slips]:
        """List the classes of mistakes by area."""


@dataclass(frozen=True, slots=True)
class Charts:
    """The figures of each chart; those that tell of past answers are empty where there are none.

    Readiness, load, recall and days are as of today; the others know the filter by time.
    """

    readiness: tuple[Readiness, ...]
    load: DueLoad
    calibration: tuple[Reliability, ...]
    pace: tuple[Pace, ...]
    mistakes: tuple[MistakeClass, ...]
    days: HeatMap
    recall: tuple[AreaRecall, ...]
    next_step: NextStep | None = None


def build_charts(
    summed: Summed,
    *,
    weeks: Iterable[Tally],
    remembered: Iterable[Remembered],
    due: Sequence[DueCards],
    today: int,
    since_day: int | None = None,
    area: Area | None = None,
    target: Target | None = None,
) -> Charts:
    """Compute the figures as of study day `today`, in one area or all.

    `weeks` are the last year's sums in all areas; `remembered` and `due` are all of the area's, `due` to the end of the
    forecast. The `target` weighs areas.
    """
    # Answers in other areas tell of this one too.
    everywhere = estimate_readiness(weeks, today=today)
    readiness = tuple(one for one in everywhere if area is None or one.scope == area)
    return Charts(
        readiness=readiness,
        load=forecast_load(due, today),
        calibration=measure_calibration(summed.stated(since_day=since_day, area=area)),
        pace=measure_pace(summed.tallies(by=("area", "format"), since_day=since_day, area=area)),
        mistakes=group_mistakes(summed.slips(since_day=since_day, area=area)),
        days=map_days(summed.daily(first_day(today), area), today),
        recall=recall_by_area(remembered),
        next_step=find_next_step(readiness, due_by_area(due, today), target),
    )
