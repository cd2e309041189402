class BestCheckpoints:
    """Keep the steps with the lowest losses, at most `capacity`."""

    def __init__(self, capacity: int) -> None:
        raise NotImplementedError

    def offer(self, step: int, loss: float) -> int | None:
        """Return the step to delete, or None if all are kept."""
        raise NotImplementedError

    def steps(self) -> list[int]:
        """Return the kept steps, best first."""
        raise NotImplementedError
