"""Mixing topics: questions that look alike, asked in a row, teach to repeat a method instead of choosing one."""

from collections import Counter
from collections.abc import Callable, Sequence
from typing import TypeVar

T = TypeVar("T")


def interleave(items: Sequence[T], topic: Callable[[T], str], *, after: str | None = None) -> list[T]:
    """Reorder as little as needed so that no two of a topic follow each other, where that can be avoided.

    `after` is the topic of what was asked just before. Where one topic fills more than half, the number of
    such neighbours is the smallest possible.

    >>> interleave(["a1", "a2", "b1"], lambda name: name[0])
    ['a1', 'b1', 'a2']
    """
    rest = list(items)
    counts = Counter(topic(item) for item in rest)
    mixed: list[T] = []
    previous = after
    while rest:
        item = _next(rest, topic, counts, previous)
        rest.remove(item)
        previous = topic(item)
        counts[previous] -= 1
        mixed.append(item)
    return mixed


def _next(rest: Sequence[T], topic: Callable[[T], str], counts: Counter[str], previous: str | None) -> T:
    fullest, count = max(counts.items(), key=lambda pair: pair[1])
    # A topic that fills more than half of what is left must come now, or its last ones will be neighbours.
    if 2 * count > len(rest) and fullest != previous:
        return next(item for item in rest if topic(item) == fullest)
    return next((item for item in rest if topic(item) != previous), rest[0])
