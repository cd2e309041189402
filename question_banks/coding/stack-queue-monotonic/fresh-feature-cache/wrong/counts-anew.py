from collections import OrderedDict


class FeatureCache:
    def __init__(self, capacity, ttl):
        if capacity < 1 or ttl < 1:
            raise ValueError("capacity and ttl start at 1")
        self._capacity = capacity
        self._ttl = ttl
        # Least recently used first.
        self._values = OrderedDict()
        # Time of writing, oldest first.
        self._written = OrderedDict()

    def put(self, key, value, now):
        self._drop_stale(now)
        if key in self._values:
            self._drop(key)
        elif len(self._values) == self._capacity:
            self._drop(next(iter(self._values)))
        self._values[key] = value
        self._written[key] = now

    def get(self, key, now):
        self._drop_stale(now)
        if key not in self._values:
            return None
        self._values.move_to_end(key)
        return self._values[key]

    def size(self, now):
        return sum(
            now - written < self._ttl
            for written in self._written.values()
        )

    def _drop_stale(self, now):
        while self._written:
            oldest = next(iter(self._written))
            if now - self._written[oldest] < self._ttl:
                break
            self._drop(oldest)

    def _drop(self, key):
        del self._values[key], self._written[key]
