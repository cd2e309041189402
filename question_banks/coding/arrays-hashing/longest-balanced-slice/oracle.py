def longest_balanced_slice(votes: list[int]) -> tuple[int, int]:
    """Try the lengths from long to short, and for each the starts from left to right."""
    for length in range(len(votes), 0, -1):
        for start in range(len(votes) - length + 1):
            stretch = votes[start : start + length]
            if stretch.count(1) == stretch.count(-1):
                return start, start + length
    return 0, 0
