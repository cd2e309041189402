class FeatureCache:
    def __init__(self, capacity, ttl):
        if capacity < 1 or ttl < 1:
            raise ValueError("capacity and ttl start at 1")
        self._capacity = capacity
        self._ttl = ttl
        self._values = {}
        self._written = {}
        self._used = {}
        self._uses = 0

    def put(self, key, value, now):
        self._drop_stale(now)
        if key in self._values:
            self._drop(key)
        elif len(self._values) == self._capacity:
            self._drop(min(self._used, key=self._used.get))
        self._values[key] = value
        self._written[key] = now
        self._use(key)

    def get(self, key, now):
        self._drop_stale(now)
        if key not in self._values:
            return None
        self._use(key)
        return self._values[key]

    def size(self, now):
        self._drop_stale(now)
        return len(self._values)

    def _use(self, key):
        self._uses += 1
        self._used[key] = self._uses

    def _drop_stale(self, now):
        while self._written:
            oldest = next(iter(self._written))
            if now - self._written[oldest] < self._ttl:
                break
            self._drop(oldest)

    def _drop(self, key):
        del self._values[key], self._written[key], self._used[key]
