class FeatureCache:
    """Keep up to `capacity` values, each for less than `ttl`.

    The least recently used one leaves first.
    """

    def __init__(self, capacity: int, ttl: int) -> None:
        raise NotImplementedError

    def put(self, key: str, value: int, now: int) -> None:
        """Store a value; a known key gets a new value and a new age."""
        raise NotImplementedError

    def get(self, key: str, now: int) -> int | None:
        """Return the fresh value and count this as a use, or None."""
        raise NotImplementedError

    def size(self, now: int) -> int:
        """Count the fresh entries."""
        raise NotImplementedError
