from collections import OrderedDict


class FeatureCache:
    def __init__(self, capacity, ttl):
        if capacity < 1 or ttl < 1:
            raise ValueError("too small")
        self.capacity, self.ttl = capacity, ttl
        self.values = OrderedDict()
        self.written = {}

    def _clean(self, now):
        while self.written:
            key = next(iter(self.written))
            if now - self.written[key] < self.ttl:
                return
            del self.written[key], self.values[key]

    def put(self, key, value, now):
        self._clean(now)
        if key not in self.values and len(self.values) == self.capacity:
            leaving, _ = self.values.popitem(last=False)
            del self.written[leaving]
        self.values[key] = value
        self.values.move_to_end(key)
        self.written[key] = now

    def get(self, key, now):
        self._clean(now)
        if key not in self.values:
            return None
        self.values.move_to_end(key)
        return self.values[key]

    def size(self, now):
        self._clean(now)
        return len(self.values)
