"""Evening out what falls due: a card may come back some days sooner or later, on the day that has least to do.

Which day is chosen depends on how full the days are and, where several are equally empty, on the card and the day of
the review, never on chance. The interval that was chosen is kept with the review, and a replay takes it from there.
"""

from collections.abc import Callable, Mapping
from zlib import crc32

from interviewprep.schedule.fsrs import MAX_INTERVAL_DAYS

Load = Callable[[int, int], Mapping[int, int]]
"""Tells how many cards fall due on each study day from the first to the last; a day without any may be left out."""

_SHARES = ((2.5, 7.0, 0.15), (7.0, 20.0, 0.10), (20.0, float("inf"), 0.05))
"""Shares of the days from one bound to the next by which an interval may differ, on top of one day."""

_SHORTEST_MOVED = 2.5


def interval_range(interval_days: int) -> tuple[int, int]:
    """Give the shortest and the longest interval that may stand for this one; both grow with it.

    Intervals of one and two days stay what they are.

    Source: the fuzz of Anki's FSRS and of open-spaced-repetition's py-fsrs (`FUZZ_RANGES`): one day, and 15 % of what
    lies between 2.5 and 7 days, 10 % between 7 and 20, 5 % beyond; never below two days.
    """
    if interval_days < _SHORTEST_MOVED:
        return interval_days, interval_days
    delta = 1 + sum(share * max(0.0, min(interval_days, high) - low) for low, high, share in _SHARES)
    return max(2, round(interval_days - delta)), min(round(interval_days + delta), MAX_INTERVAL_DAYS)


def balance(interval_days: int, question: str, day: int, load: Load) -> int:
    """Choose the interval, within the range around `interval_days`, that ends on the day with the fewest cards due.

    `day` is the study day of the review. Among equally empty days one is drawn by question and day. A longer interval
    never ends sooner than a shorter one would have on the same day: the order of the days does not depend on which is
    asked for, and of two ranges that overlap the earlier one's best is at or before the later one's.
    """
    low, high = interval_range(interval_days)
    cards = load(day + low, day + high)
    return min(range(low, high + 1), key=lambda days: (cards.get(day + days, 0), _draw(question, day, days)))


def _draw(question: str, day: int, days: int) -> int:
    return crc32(f"{question} {day} {days}".encode())
