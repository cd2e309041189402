class FeatureCache:
    """Keep a list of records by last use, and scan it each time."""

    def __init__(self, capacity: int, ttl: int) -> None:
        if min(capacity, ttl) < 1:
            raise ValueError("too small")
        self.capacity, self.ttl = capacity, ttl
        self.records: list[tuple[str, int, int]] = []

    def _fresh(self, now: int) -> list[tuple[str, int, int]]:
        return [
            record
            for record in self.records
            if record[2] + self.ttl > now
        ]

    def put(self, key: str, value: int, now: int) -> None:
        others = [
            record for record in self._fresh(now) if record[0] != key
        ]
        self.records = [
            *others[max(0, len(others) - self.capacity + 1) :],
            (key, value, now),
        ]

    def get(self, key: str, now: int) -> int | None:
        hits = [
            record for record in self._fresh(now) if record[0] == key
        ]
        if not hits:
            return None
        self.records.remove(hits[0])
        self.records.append(hits[0])
        return hits[0][1]

    def size(self, now: int) -> int:
        return len(self._fresh(now))
