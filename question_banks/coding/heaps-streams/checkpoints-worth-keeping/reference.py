from heapq import heappush, heappushpop
from math import isnan


class BestCheckpoints:
    """Keep the steps with the lowest losses, at most `capacity`."""

    def __init__(self, capacity: int) -> None:
        if capacity < 1:
            raise ValueError("capacity starts at 1")
        self._capacity = capacity
        # Pairs (-loss, -step): the worst checkpoint is on top.
        self._heap: list[tuple[float, int]] = []

    def offer(self, step: int, loss: float) -> int | None:
        """Return the step to delete, or None if all are kept."""
        if isnan(loss):
            return step
        entry = (-loss, -step)
        if len(self._heap) < self._capacity:
            heappush(self._heap, entry)
            return None
        _, worst = heappushpop(self._heap, entry)
        return -worst

    def steps(self) -> list[int]:
        """Return the kept steps, best first."""
        return [-step for _, step in sorted(self._heap, reverse=True)]
