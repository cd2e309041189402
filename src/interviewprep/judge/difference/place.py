"""A place inside a value, in words, and what differs there.

Places count from 0, as indices do; rows of a query, which have no index, count from 1.
"""

import math
from collections.abc import Sequence
from enum import Enum

from interviewprep.base.records import dataclass, replace
from interviewprep.base.text import counted
from interviewprep.judge.brief import Path, show
from interviewprep.model.literals import Value

PART_CHARS = 60
"""Of one of two values that are held against each other."""

_NEAR = 0.01
"""Numbers that differ by less, relative to the expected one, are told with their difference."""


class News(Enum):
    """What a difference tells to one who sees both values."""

    ALWAYS = "it cannot be seen"
    IF_LONG = "it is seen at a glance where both are short"
    NEVER = "it says no more than the two values"


@dataclass(frozen=True, slots=True)
class Difference:
    """The first difference: its `path` from the outermost value inwards, the place in words, and what differs there.

    `place` is empty where the values as a whole differ, for instance in their shape or their columns, and where order
    does not matter, so that what is missing has no place.
    """

    path: Path
    place: str
    words: str
    news: News = News.IF_LONG

    @property
    def text(self) -> str:
        """The difference in one phrase, such as `first difference at index 17: got 3, expected 4`."""
        return f"first difference at {self.place}: {self.words}" if self.place else self.words

    def tell(self, *, is_short: bool) -> str:
        """Give that phrase where it is news to one who sees both values, which are short or not; else nothing."""
        is_seen = self.news is News.NEVER or (self.news is News.IF_LONG and is_short)
        return "" if is_seen else self.text


@dataclass(frozen=True, slots=True)
class Place:
    """A place while it is walked to: its path, in words if it is one step deep, as indices, and inside a table."""

    path: Path = ()
    alone: str = ""
    brackets: str = ""
    inside: str = ""

    def at(self, *indices: int) -> "Place":
        """Go to an item of a sequence, or to a cell of an array by one index for each axis."""
        written = ", ".join(map(str, indices))
        return self._deeper(indices, f"index {written if len(indices) == 1 else f'[{written}]'}", f"[{written}]")

    def under(self, key: Value) -> "Place":
        """Go to what a dict has under a key."""
        return self._deeper((key,), f"key {show(key, 30)}", f"[{show(key, 30)}]")

    def within(self, words: str, *path: Value) -> "Place":
        """Go to a part that has a name of its own, such as a row."""
        return replace(self, path=(*self.path, *path), inside=words)

    def _deeper(self, steps: Path, alone: str, brackets: str) -> "Place":
        return Place((*self.path, *steps), "" if self.path else alone, self.brackets + brackets)

    def differs(self, words: str, news: News = News.IF_LONG) -> Difference:
        """Say what differs here."""
        return Difference(self.path, self._words, words, news)

    def holds(self, expected: Value, got: Value) -> Difference:
        """Set what is here beside what is expected here."""
        note = _distance(expected, got)
        words = f"got {_part(got, expected)}, expected {_part(expected, got)}{note}"
        is_seen = not note and (type(got) is type(expected) or got != expected)
        news = News.ALWAYS if not is_seen else News.IF_LONG if self.path else News.NEVER
        return Difference(self.path, self._words, words, news)

    @property
    def _words(self) -> str:
        return ", ".join(filter(None, (self.alone or self.brackets, self.inside)))


def ended(expected: Sequence[Value], got: Sequence[Value], noun: str) -> str:
    """Tell of two sequences, one of which goes on after the other has ended."""
    shorter = min(len(expected), len(got))
    lengths = f"got {counted(len(got), noun)}, expected {len(expected)}"
    if len(got) == shorter:
        return f"{lengths}; {show(expected[shorter], PART_CHARS)} should follow"
    return f"{lengths}; {show(got[shorter], PART_CHARS)} is too much"


def _part(value: Value, other: Value) -> str:
    """Write a value, with its type where it would look like the other one."""
    shown = show(value, PART_CHARS)
    looks_alike = type(value) is not type(other) and (shown == show(other, PART_CHARS) or _is_number_like(value, other))
    return f"{shown} ({type(value).__name__})" if looks_alike else shown


def _is_number_like(value: Value, other: Value) -> bool:
    return isinstance(value, int | float) and isinstance(other, int | float) and value == other


def _distance(expected: Value, got: Value) -> str:
    """Tell how far two numbers lie apart, where that is hard to see."""
    match expected, got:
        case (bool(), _) | (_, bool()):
            return ""
        case (int() | float(), int() | float()) if expected != got:
            try:
                apart = abs(float(got) - float(expected))
                is_near = apart <= _NEAR * abs(float(expected)) and math.isfinite(apart)
            except OverflowError:
                return ""
            return f" (off by {apart:.2g})" if is_near and isinstance(got, float) else ""
    return ""
