def longest_balanced_slice(votes: list[int]) -> tuple[int, int]:
    """Return (start, stop) of the longest stretch that sums to zero; the first of equals, (0, 0) if none."""
    raise NotImplementedError
