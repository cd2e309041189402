def longest_balanced_slice(votes):
    best = (0, 0)
    for start in range(len(votes)):
        for stop in range(start + 1, len(votes) + 1):
            if (
                sum(votes[start:stop]) == 0
                and stop - start > best[1] - best[0]
            ):
                best = (start, stop)
    return best
