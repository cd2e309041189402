"""In which order new questions are learnt, and which of them when there is no time for all.

What is worth most comes first when it is decided what fits: the minutes of the five areas are kept in proportion to
their importance, and topics of an area take turns. What fits is then learnt phase by phase.
"""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from itertools import zip_longest

from interviewprep.model.question import Entry
from interviewprep.model.taxonomy import Area, Difficulty, Phase
from interviewprep.schedule.choose.prerequisites import after_prerequisites
from interviewprep.schedule.horizon.deck import Item

_RISING = tuple(Difficulty)


def by_worth(items: Iterable[Item]) -> list[Item]:
    """Order new questions so that any beginning of the list is balanced over areas and topics."""
    return after_prerequisites(_balanced(items), _entry)


def by_phase(items: Iterable[Item]) -> list[Item]:
    """Order new questions by phase, each phase balanced; what a question builds on comes before it in any case."""
    phases: dict[Phase, list[Item]] = defaultdict(list)
    for item in items:
        phases[item.entry.phase].append(item)
    ordered = [item for phase in sorted(phases) for item in _balanced(phases[phase])]
    return after_prerequisites(ordered, _entry)


def _balanced(items: Iterable[Item]) -> list[Item]:
    """Take turns between areas: next comes the one that has had the fewest minutes for its importance."""
    areas: dict[Area, list[Item]] = defaultdict(list)
    for item in items:
        areas[item.entry.area].append(item)
    waiting = {area: list(reversed(_by_topic(areas[area]))) for area in Area if area in areas}
    had = dict.fromkeys(waiting, 0.0)
    ordered = []
    while waiting:
        area = min(waiting, key=had.__getitem__)
        item = waiting[area].pop()
        ordered.append(item)
        # The weight holds the importance: minutes through importance, but for the person's extra time.
        had[area] += item.entry.minutes**2 / item.weight
        if not waiting[area]:
            del waiting[area]
    return ordered


def _by_topic(items: Sequence[Item]) -> list[Item]:
    topics: dict[str, list[Item]] = defaultdict(list)
    for item in sorted(items, key=_rank):
        topics[item.entry.topic].append(item)
    rounds = zip_longest(*topics.values())
    return [item for one in rounds for item in one if item is not None]


def _rank(item: Item) -> tuple[int, int, str]:
    entry: Entry = item.entry
    return entry.phase, _RISING.index(entry.difficulty), entry.ref


def _entry(item: Item) -> Entry:
    return item.entry
