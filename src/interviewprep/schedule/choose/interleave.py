"""Mixing: questions that look alike, asked in a row, teach to repeat a method instead of choosing one.

Two look alike when they are of one topic, or of one format with a misconception in common.
"""

from collections import Counter
from collections.abc import Callable, Sequence
from typing import TypeVar

from interviewprep.base.records import dataclass

T = TypeVar("T")

PATIENCE = 2_000
"""Steps taken to find an order without look-alikes; with topics alone each question takes one."""


@dataclass(frozen=True, slots=True)
class Look:
    """What one notices of a question: its topic, and each misconception together with the format."""

    topic: str
    traits: frozenset[tuple[str, str]] = frozenset()

    def is_like(self, other: "Look | None") -> bool:
        """Tell whether two look alike."""
        return other is not None and (self.topic == other.topic or not self.traits.isdisjoint(other.traits))


def interleave(items: Sequence[T], look: Callable[[T], Look], *, after: Look | None = None) -> list[T]:
    """Reorder as little as needed so that no two look-alikes follow each other, where that can be avoided.

    `after` is what was asked just before. Where it cannot be avoided the traits are given up; where one topic fills
    more than half, the number of such neighbours is the smallest possible.

    >>> interleave(["a1", "a2", "b1"], lambda name: Look(name[0]))
    ['a1', 'b1', 'a2']
    """
    looks = [look(item) for item in items]
    order = _Search(looks).find(after) or _by_topic(looks, after)
    return [items[place] for place in order]


class _Search:
    """Looks for an order without look-alikes, depth first, the given order being tried first."""

    def __init__(self, looks: Sequence[Look]) -> None:
        self._looks = looks
        self._counts = Counter(look.topic for look in looks)
        self._rest = list(range(len(looks)))
        self._steps = 0

    def find(self, after: Look | None) -> list[int]:
        """Give the places in order; an empty list when there is no such order, or none was found in time."""
        order: list[int] = []
        waiting = [iter(self._choices(after))]
        while waiting and self._rest and self._steps < PATIENCE:
            place = next(waiting[-1], None)
            if place is not None:
                self._take(place)
                order.append(place)
                waiting.append(iter(self._choices(self._looks[place])))
                continue
            waiting.pop()
            if order:
                self._put_back(order.pop())
        return order if not self._rest else []

    def _choices(self, previous: Look | None) -> list[int]:
        self._steps += 1
        fullest, count = _fullest(self._counts)
        if 2 * count > len(self._rest) + (previous is None or previous.topic != fullest):
            return []
        forced = _forced_topic(self._counts, len(self._rest), previous)
        return [
            place
            for place in self._rest
            if not self._looks[place].is_like(previous) and forced in {None, self._looks[place].topic}
        ]

    def _take(self, place: int) -> None:
        self._rest.remove(place)
        self._counts[self._looks[place].topic] -= 1

    def _put_back(self, place: int) -> None:
        self._rest = sorted([*self._rest, place])
        self._counts[self._looks[place].topic] += 1


def _by_topic(looks: Sequence[Look], after: Look | None) -> list[int]:
    """Order by topics alone, with as few neighbours of one topic as possible."""
    rest, counts, previous = list(range(len(looks))), Counter(look.topic for look in looks), after
    order: list[int] = []
    while rest:
        forced = _forced_topic(counts, len(rest), previous)
        fitting = (
            place
            for place in rest
            if looks[place].topic == forced
            or (forced is None and (previous is None or looks[place].topic != previous.topic))
        )
        place = next(fitting, rest[0])
        rest.remove(place)
        counts[looks[place].topic] -= 1
        order.append(place)
        previous = looks[place]
    return order


def _forced_topic(counts: Counter[str], rest: int, previous: Look | None) -> str | None:
    """Name the topic that fills more than half of what is left: it must come now, or its last will be neighbours."""
    fullest, count = _fullest(counts)
    return fullest if 2 * count > rest and (previous is None or fullest != previous.topic) else None


def _fullest(counts: Counter[str]) -> tuple[str, int]:
    return max(counts.items(), key=lambda pair: pair[1], default=("", 0))
