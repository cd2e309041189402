from collections import OrderedDict


class FeatureCache:
    """Keep up to `capacity` values, each for less than `ttl`.

    The least recently used one leaves first.
    """

    def __init__(self, capacity: int, ttl: int) -> None:
        if capacity < 1 or ttl < 1:
            raise ValueError("capacity and ttl start at 1")
        self._capacity = capacity
        self._ttl = ttl
        # Least recently used first.
        self._values: OrderedDict[str, int] = OrderedDict()
        # Time of writing, oldest first.
        self._written: OrderedDict[str, int] = OrderedDict()

    def put(self, key: str, value: int, now: int) -> None:
        """Store a value; a known key gets a new value and a new age."""
        self._drop_stale(now)
        if key in self._values:
            self._drop(key)
        elif len(self._values) == self._capacity:
            self._drop(next(iter(self._values)))
        self._values[key] = value
        self._written[key] = now

    def get(self, key: str, now: int) -> int | None:
        """Return the fresh value and count this as a use, or None."""
        self._drop_stale(now)
        if key not in self._values:
            return None
        self._values.move_to_end(key)
        return self._values[key]

    def size(self, now: int) -> int:
        """Count the fresh entries."""
        self._drop_stale(now)
        return len(self._values)

    def _drop_stale(self, now: int) -> None:
        while self._written:
            oldest = next(iter(self._written))
            if now - self._written[oldest] < self._ttl:
                break
            self._drop(oldest)

    def _drop(self, key: str) -> None:
        del self._values[key], self._written[key]
