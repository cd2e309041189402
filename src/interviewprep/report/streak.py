"""Streaks: study days in a row with at least one answer."""

from collections.abc import Iterable

from interviewprep.base.records import dataclass


@dataclass(frozen=True, slots=True)
class Streak:
    """Lengths in study days. `current` still counts when today has no answer yet but yesterday had."""

    current: int
    longest: int


def find_streak(days: Iterable[int], today: int) -> Streak:
    """Measure the streak that reaches today or yesterday, and the longest one ever; `days` may repeat.

    >>> find_streak([3, 4, 5, 9, 10], today=11)
    Streak(current=2, longest=3)
    """
    practised = set(days)
    longest = max((_length_up_to(day, practised) for day in practised if day + 1 not in practised), default=0)
    last = today if today in practised else today - 1
    return Streak(current=_length_up_to(last, practised), longest=longest)


def _length_up_to(day: int, practised: set[int]) -> int:
    length = 0
    while day - length in practised:
        length += 1
    return length
