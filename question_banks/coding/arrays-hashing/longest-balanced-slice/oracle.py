def longest_balanced_slice(votes: list[int]) -> tuple[int, int]:
    """Extend a stretch from every start, and sort what balances."""
    balanced = [(0, 0, 0)]
    for start in range(len(votes)):
        lead = 0
        for stop in range(start + 1, len(votes) + 1):
            lead += votes[stop - 1]
            if lead == 0:
                balanced.append((start - stop, start, stop))
    _, start, stop = min(balanced)
    return start, stop
