def longest_balanced_slice(votes: list[int]) -> tuple[int, int]:
    """Return (start, stop) of the longest stretch that sums to zero.

    Among equals the first; (0, 0) if there is none.
    """
    first_position = {0: 0}
    best = (0, 0)
    total = 0
    for stop, vote in enumerate(votes, start=1):
        total += vote
        start = first_position.setdefault(total, stop)
        if stop - start > best[1] - best[0]:
            best = (start, stop)
    return best
