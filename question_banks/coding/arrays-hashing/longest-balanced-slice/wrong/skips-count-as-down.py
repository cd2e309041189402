def longest_balanced_slice(votes):
    first, best, total = {0: 0}, (0, 0), 0
    for stop, vote in enumerate(votes, start=1):
        total += 1 if vote == 1 else -1
        start = first.setdefault(total, stop)
        if stop - start > best[1] - best[0]:
            best = (start, stop)
    return best
