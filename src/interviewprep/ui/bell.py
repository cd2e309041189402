"""Rings when the time of a question reaches a mark, once for each mark."""

import sys
from collections.abc import Callable

FIXED_MARKS_S = (300.0, 60.0, 0.0)


def ring() -> None:
    """Ring the terminal's bell."""
    sys.stdout.write("\a")
    sys.stdout.flush()


class Bell:
    """The marks of one question: half its budget, five minutes, one minute, and the end.

    Marks that had passed when the question was put, as on resuming, stay silent.
    """

    def __init__(self, budget_s: float, left_s: float, ring: Callable[[], None] = ring) -> None:
        self._ring = ring
        self._ahead = sorted(mark for mark in {budget_s / 2, *FIXED_MARKS_S} if mark < left_s)

    def tell(self, left_s: float) -> None:
        """Ring if a mark was reached since the last call; several at once ring once."""
        reached = [mark for mark in self._ahead if left_s <= mark]
        if reached:
            self._ahead = [mark for mark in self._ahead if left_s > mark]
            self._ring()
