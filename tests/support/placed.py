"""Simulated learners who sit a placement, with what it found beside what is true of them."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from random import Random

from interviewprep.model.question import Entry
from interviewprep.model.taxonomy import Difficulty
from interviewprep.session.placement import Placed, Shown, find_pool, next_item, place, plan_placement
from interviewprep.session.whole import Known
from support.catalogues import Listed
from support.coverage import Told
from support.learners import CELLS, Learner, Scenario
from support.placing import placing_entries

NOBODY = Known({}, ())


@dataclass(frozen=True)
class Standing:
    """One domain of one learner: its interval and the truth, and the difficulty that new questions begin with."""

    told: Told
    difficulty: Difficulty


def place_learners(scenarios: Iterable[Scenario], number: int, seed: int) -> Iterator[Standing]:
    """Let so many learners of each family sit a placement, as their first practice ever."""
    for scenario in scenarios:
        for index in range(number):
            learner = Learner(scenario, Random(f"{seed} {scenario.name} {index}"))
            truth = learner.readiness()
            for found in _sit(learner, index):
                if found.shown:
                    low, high = found.belief.interval
                    told = Told(scenario.name, found.domain, len(found.shown), low, high, truth[found.domain])
                    yield Standing(told, found.difficulty)


def _sit(learner: Learner, seed: int) -> tuple[Placed, ...]:
    catalogue = Listed(tuple(placing_entries()))
    plan, _ = plan_placement(catalogue, NOBODY, seed=seed)
    assert plan.placement is not None
    pool = find_pool(catalogue, NOBODY, plan.placement)
    entries = {entry.ref: entry for entry in pool}
    shown = [_answer(learner, entries[plan.items[0].ref])]
    while (item := next_item(plan, shown, pool, NOBODY)) is not None:
        plan = plan.with_item(item)
        shown.append(_answer(learner, entries[item.ref]))
    return place(shown)


def _answer(learner: Learner, entry: Entry) -> Shown:
    cells = {cell: share for cell, share in CELLS.items() if cell[1] is entry.domain}
    (cell,) = learner.random.choices(list(cells), list(cells.values()))
    return Shown(entry, learner.random.random() < learner.passes(cell, entry.format, entry.difficulty))
