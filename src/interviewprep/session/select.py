"""What an interview asks: unseen questions first, spread over the areas, inside the time.

Defaults: coding asks one question with its own budget; any other area fills ten minutes.
"""

from collections.abc import Collection, Mapping, Sequence
from typing import Protocol

from interviewprep.base.errors import UsageFault
from interviewprep.base.records import dataclass
from interviewprep.base.text import counted
from interviewprep.model.attempt import SessionKind
from interviewprep.model.question import Entry
from interviewprep.model.taxonomy import Area, Difficulty, Format
from interviewprep.session.plan import Item, Mode, Plan

DEFAULT_MINUTES = 10.0
SAMPLE_SIZE = 40
"""Questions looked at per area; more could not fit into an interview."""


class Catalogue(Protocol):
    """What selection needs of the banks."""

    def sample(
        self,
        limit: int,
        *,
        seed: int,
        areas: Collection[Area] = (),
        formats: Collection[Format] = (),
        difficulties: Collection[Difficulty] = (),
        exclude: Collection[str] = (),
    ) -> list[Entry]:
        """Draw questions at random, the same for the same seed."""

    def entries(
        self,
        *,
        areas: Collection[Area] = (),
        formats: Collection[Format] = (),
        difficulties: Collection[Difficulty] = (),
        ready: bool = False,
    ) -> list[Entry]:
        """List all questions that match; with `ready` only those whose packages are installed."""


@dataclass(frozen=True, slots=True)
class Request:
    """What the person asked for; None leaves the choice to the defaults, and no formats stand for any.

    `extra_time` multiplies every budget.
    """

    areas: tuple[Area, ...]
    seed: int
    minutes: float | None = None
    questions: int | None = None
    difficulty: Difficulty | None = None
    formats: tuple[Format, ...] = ()
    extra_time: float = 1.0
    mode: Mode = Mode.PRACTICE


def plan_interview(
    request: Request, catalogue: Catalogue, last_seen: Mapping[str, int], suspended: Collection[str]
) -> tuple[Plan, tuple[str, ...]]:
    """Choose the questions, and say what the person should know about the choice.

    `last_seen` maps refs to the study day of their last attempt.

    Raises:
        UsageFault: No area asked for has a question that fits.
    """
    pools = {area: _pool(request, area, catalogue, last_seen, suspended) for area in request.areas}
    empty = [area for area, pool in pools.items() if not pool]
    notices = [f"No question matches in {', '.join(empty)}."] if empty else []
    shares = _deal(request.questions, pools) if request.questions is not None else None
    chosen: list[Entry] = []
    for area, pool in pools.items():
        picked = pool[: shares[area]] if shares else _fill(pool, _minutes_for(request, area))
        if again := sum(entry.ref in last_seen for entry in picked):
            come = f"{counted(again, 'question')} {'comes' if again == 1 else 'come'} back, oldest first"
            notices.append(f"{area}: the unseen questions have run out; {come}.")
        chosen += picked
    if not chosen:
        raise UsageFault(
            "no question matches. Widen --area, --format or --difficulty; `prep bank list` shows what there is."
        )
    if request.questions is not None and len(chosen) < request.questions:
        notices.append(f"Only {counted(len(chosen), 'question')} of {request.questions} match.")
    items = tuple(Item(entry.ref, entry.minutes * 60 * request.extra_time) for entry in chosen)
    total = request.minutes * 60 * request.extra_time if request.minutes else sum(item.budget_s for item in items)
    plan = Plan(SessionKind.INTERVIEW, items, total, request.seed, request.mode, request.extra_time)
    return plan, tuple(notices)


def _pool(
    request: Request, area: Area, catalogue: Catalogue, last_seen: Mapping[str, int], suspended: Collection[str]
) -> list[Entry]:
    """List questions of an area, unseen ones in random order, then the rest by how long ago they were seen."""
    difficulties = (request.difficulty,) if request.difficulty else ()
    avoid = {*last_seen, *suspended}
    unseen = catalogue.sample(
        SAMPLE_SIZE,
        seed=request.seed,
        areas=(area,),
        formats=request.formats,
        difficulties=difficulties,
        exclude=avoid,
    )
    if len(unseen) >= SAMPLE_SIZE:
        return unseen
    seen = [
        entry
        for entry in catalogue.entries(areas=(area,), formats=request.formats, difficulties=difficulties, ready=True)
        if entry.ref in last_seen and entry.ref not in suspended
    ]
    return [*unseen, *sorted(seen, key=lambda entry: (last_seen[entry.ref], entry.ref))]


def _deal(questions: int, pools: Mapping[Area, Sequence[Entry]]) -> dict[Area, int]:
    """Deal a number of questions out to the areas, one to each in turn, as far as there are any."""
    shares = dict.fromkeys(pools, 0)
    while questions > 0 and (hungry := [area for area, pool in pools.items() if shares[area] < len(pool)]):
        for area in hungry[:questions]:
            shares[area] += 1
        questions -= len(hungry)
    return shares


def _minutes_for(request: Request, area: Area) -> float | None:
    """Minutes to fill for an area; None for one question with its own budget."""
    if request.minutes is not None:
        return request.minutes / len(request.areas)
    return None if area is Area.CODING else DEFAULT_MINUTES


def _fill(pool: Sequence[Entry], minutes: float | None) -> list[Entry]:
    """Take questions in order while they fit; the shortest one when none does."""
    if minutes is None:
        return list(pool[:1])
    taken: list[Entry] = []
    left = minutes
    for entry in pool:
        if entry.minutes <= left:
            taken.append(entry)
            left -= entry.minutes
    return taken or sorted(pool, key=lambda entry: (entry.minutes, entry.ref))[:1]
