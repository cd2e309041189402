"""What attempts add up to, by what kind of questions they were at: cheap after years, since sums are kept.

All of it is kept by week, and since the beginning. Of a week of which only some days are wanted, these days are summed
from their attempts, so that `since_day` is exact. A file older than these sums, which one who only looks may meet, has
none.
"""

from collections.abc import Sequence
from typing import Any, Literal

from interviewprep.base.records import dataclass
from interviewprep.model.taxonomy import Area, Difficulty, Domain, Format, Phase
from interviewprep.store.file import HistoryFile
from interviewprep.store.roll_up import PLACE, SLIP, STATED, TALLY, TOTAL, WEEK_DAYS, RollUp
from interviewprep.store.rows import Record

Facet = Literal["area", "domain", "phase", "topic", "format", "difficulty"]
"""By what attempts are kept apart."""

FACETS: tuple[Facet, ...] = ("area", "domain", "phase", "topic", "format", "difficulty")

_SINCE_VERSION = 3
# A report reads thousands of rows: to look a word up takes a fifth of the time that making it from its value does.
_AREAS, _DOMAINS, _PHASES, _FORMATS, _DIFFICULTIES = (
    {None: None, **{word.value: word for word in words}} for words in (Area, Domain, Phase, Format, Difficulty)
)


@dataclass(frozen=True, slots=True)
class Tally:
    """Sums over attempts of one kind; what they were not kept apart by is None.

    `score_sum` and `score_squares` add scores from 0 to 1 and their squares. `first_attempts` were the first ever
    at their question, and `first_passed` of these passed. `active_s` and `budget_s` are seconds; `over_budget` attempts
    took more than theirs. `mean_day` is the mean study day.
    """

    area: Area | None
    domain: Domain | None
    phase: Phase | None
    topic: str | None
    format: Format | None
    difficulty: Difficulty | None
    attempts: int
    passed: int
    score_sum: float
    score_squares: float
    first_attempts: int
    first_passed: int
    active_s: float
    budget_s: float
    over_budget: int
    mean_day: float

    @property
    def study_day(self) -> int:
        """The mean study day, in whole days: of one week's attempts, never after the last of them."""
        return int(self.mean_day)


@dataclass(frozen=True, slots=True)
class Stated:
    """Answers in one area that stated one confidence, in percent; `full` of them had a score of 1."""

    area: Area
    confidence: int
    answers: int
    full: int


@dataclass(frozen=True, slots=True)
class Slips:
    """Attempts in one area whose mistake the learner put in one class."""

    area: Area
    mistake: str
    attempts: int


class Tallies(HistoryFile):
    """What attempts add up to."""

    def tallies(
        self,
        *,
        by: Sequence[Facet] = FACETS,
        weekly: bool = False,
        since_day: int | None = None,
        area: Area | None = None,
    ) -> list[Tally]:
        """List sums over the attempts since a study day, or all, kept apart `by` some facets, in their order.

        With `weekly` those of each week are kept apart too, oldest first: `mean_day` then is good for telling how
        long ago they were. Cost: of all time, as many rows as there are kinds of questions; else that many a week.
        """
        if not self._has_version(_SINCE_VERSION):
            return []
        source = TOTAL if since_day is None and not weekly else TALLY
        apart = ", ".join((*(["week"] if weekly else []), *by)) or "NULL"
        place = [name if name in by else f"NULL AS {name}" for name in PLACE]
        # Rows that are wanted as they are kept need not be put together, which would double the time.
        is_kept_so = len(by) == len(FACETS) and weekly == (source is TALLY) and _is_whole(since_day)
        *sums, day_sum = (name if is_kept_so else f"sum({name})" for name in TOTAL.sums)
        sql = f"""
            SELECT {", ".join((*place, *sums))}, 1.0 * {day_sum} / {sums[0]} AS mean_day
            FROM ({_since(source, since_day)}) WHERE :area IS NULL OR area = :area
            {"" if is_kept_so else f"GROUP BY {apart}"} ORDER BY {apart}
        """  # noqa: S608 - names of the schema
        with self._reading() as db:
            return [_read(tuple(row)) for row in db.execute(sql, _values(since_day, area))]

    def stated(self, *, since_day: int | None = None, area: Area | None = None) -> list[Stated]:
        """List what was stated how often and came true how often, by area and confidence."""
        sql = f"""
            SELECT area, confidence, sum(answers) AS answers, sum(full) AS full
            FROM ({_since(STATED, since_day)}) WHERE :area IS NULL OR area = :area
            GROUP BY area, confidence ORDER BY area, confidence
        """  # noqa: S608 - names of the schema
        return self._all(_stated, sql, _values(since_day, area)) if self._has_version(_SINCE_VERSION) else []

    def slips(self, *, since_day: int | None = None, area: Area | None = None) -> list[Slips]:
        """List the classes of mistakes by area, the most frequent first."""
        sql = f"""
            SELECT area, mistake, sum(attempts) AS attempts
            FROM ({_since(SLIP, since_day)}) WHERE :area IS NULL OR area = :area
            GROUP BY area, mistake ORDER BY area, sum(attempts) DESC, mistake
        """  # noqa: S608 - names of the schema
        return self._all(_slips, sql, _values(since_day, area)) if self._has_version(_SINCE_VERSION) else []


def _since(source: RollUp, since_day: int | None) -> str:
    """Write the query for the rows since a day: of whole weeks as they are kept, of the days before from attempts."""
    if since_day is None:
        return f"SELECT * FROM {source.table}"  # noqa: S608 - a constant
    if _is_whole(since_day):
        return f"SELECT * FROM {source.table} WHERE week >= :week"  # noqa: S608 - a constant
    days = source.fresh("study_day >= :since AND study_day < :week * :week_days")
    return f"SELECT * FROM {source.table} WHERE week >= :week UNION ALL SELECT * FROM ({days})"  # noqa: S608 - constants


def _is_whole(since_day: int | None) -> bool:
    """Tell whether the weeks from this day on are wanted whole."""
    return since_day is None or since_day % WEEK_DAYS == 0


def _values(since_day: int | None, area: Area | None) -> dict[str, object]:
    if since_day is None:
        return {"area": area}
    return {"area": area, "since": since_day, "week": -(-since_day // WEEK_DAYS), "week_days": WEEK_DAYS}


def _read(row: Sequence[Any]) -> Tally:
    area, domain, phase, topic, format_, difficulty, *sums = row
    place = _AREAS[area], _DOMAINS[domain], _PHASES[phase], topic, _FORMATS[format_], _DIFFICULTIES[difficulty]
    return Tally(*place, *sums)


def _stated(record: Record) -> Stated:
    return Stated(**{**record, "area": Area(record["area"])})


def _slips(record: Record) -> Slips:
    return Slips(**{**record, "area": Area(record["area"])})
