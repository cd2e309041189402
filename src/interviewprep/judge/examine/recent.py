"""What was made last, kept for the next answer to the same question."""

import threading
from collections.abc import Callable
from typing import Generic, TypeVar

Key = TypeVar("Key")
Made = TypeVar("Made")


class Recent(Generic[Key, Made]):
    """Up to `most` values by their keys; the one that was made first goes first.

    May be used by several threads: two that miss the same value both make it, and either will do.
    """

    def __init__(self, most: int) -> None:
        self._most = most
        self._made: dict[Key, Made] = {}
        self._lock = threading.Lock()

    def __contains__(self, key: Key) -> bool:
        return key in self._made

    def get(self, key: Key, make: Callable[[], Made]) -> Made:
        """Give the value that was kept under a key, or make it and keep that."""
        with self._lock:
            if key in self._made:
                return self._made[key]
        made = make()
        with self._lock:
            while len(self._made) >= self._most:
                del self._made[next(iter(self._made))]
            self._made[key] = made
        return made
