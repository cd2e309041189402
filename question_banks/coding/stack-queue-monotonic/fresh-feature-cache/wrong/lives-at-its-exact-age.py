from collections import OrderedDict


class FeatureCache:
    def __init__(self, capacity, ttl):
        if capacity < 1 or ttl < 1:
            raise ValueError("too small")
        self.capacity, self.ttl = capacity, ttl
        self.entries = OrderedDict()

    def _clean(self, now):
        for key in [
            k
            for k, (_, at) in self.entries.items()
            if now - at > self.ttl
        ]:
            del self.entries[key]

    def put(self, key, value, now):
        self._clean(now)
        if (
            key not in self.entries
            and len(self.entries) == self.capacity
        ):
            self.entries.popitem(last=False)
        self.entries[key] = (value, now)
        self.entries.move_to_end(key)

    def get(self, key, now):
        self._clean(now)
        if key not in self.entries:
            return None
        self.entries.move_to_end(key)
        return self.entries[key][0]

    def size(self, now):
        self._clean(now)
        return len(self.entries)
