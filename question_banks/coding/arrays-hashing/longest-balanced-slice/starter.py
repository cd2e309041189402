def longest_balanced_slice(votes: list[int]) -> tuple[int, int]:
    """Return (start, stop) of the longest stretch that sums to zero.

    Among equals the first; (0, 0) if there is none.
    """
    raise NotImplementedError
