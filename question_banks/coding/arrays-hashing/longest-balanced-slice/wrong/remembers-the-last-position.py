def longest_balanced_slice(votes):
    last, best, total = {0: 0}, (0, 0), 0
    for stop, vote in enumerate(votes, start=1):
        total += vote
        if total in last and stop - last[total] > best[1] - best[0]:
            best = (last[total], stop)
        last[total] = stop
    return best
