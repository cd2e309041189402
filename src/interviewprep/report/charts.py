"""The figures behind the charts of a report, from sums and cards alone: as cheap after years as after weeks."""

from collections.abc import Collection, Sequence
from typing import Protocol

from interviewprep.base.records import dataclass
from interviewprep.model.attempt import Card
from interviewprep.model.taxonomy import Area
from interviewprep.report.calibration import Reliability, measure_calibration
from interviewprep.report.heat import HeatMap, map_days
from interviewprep.report.load import DueLoad, forecast_load
from interviewprep.report.pace import Pace, measure_pace
from interviewprep.report.readiness.estimate import Readiness, estimate_readiness
from interviewprep.report.recall import AreaRecall, recall_by_area
from interviewprep.report.slips import MistakeClass, group_mistakes
from interviewprep.schedule.fsrs import Scheduler
from interviewprep.store.attempts import DayTotal
from interviewprep.store.tallies import Facet, Slips, Stated, Tally


class Summed(Protocol):
    """What the charts need of the history."""

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


def build_charts(
    summed: Summed,
    scheduler: Scheduler,
    *,
    days: Collection[DayTotal],
    cards: Collection[Card],
    due: Collection[Card],
    today: int,
    since_day: int | None = None,
    area: Area | None = None,
) -> Charts:
    """Compute the figures as of study day `today`, in one area or all.

    `days`, `cards` and `due` are all of the area's, as far as they reach: `due` to the end of the forecast.
    """
    readiness = estimate_readiness(summed.tallies(weekly=True, area=area), today=today)
    return Charts(
        readiness=tuple(one for one in readiness if area is None or one.scope == area),
        load=forecast_load((card.due_day for card in due), today),
        calibration=measure_calibration(summed.stated(since_day=since_day, area=area)),
        pace=measure_pace(summed.tallies(by=("area", "format"), since_day=since_day, area=area)),
        mistakes=group_mistakes(summed.slips(since_day=since_day, area=area)),
        days=map_days(days, today),
        recall=recall_by_area(cards, scheduler, today),
    )
