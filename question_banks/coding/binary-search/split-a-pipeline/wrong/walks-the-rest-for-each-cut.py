def split_stages(costs, k):
    n = len(costs)
    if not 1 <= k <= n:
        raise ValueError("k")

    def fewest(step, limit):
        stages, filled = 1, 0
        for cost in costs[step:]:
            filled += cost
            if filled > limit:
                stages += 1
                filled = cost
        return stages

    low, high = max(costs), sum(costs)
    while low < high:
        middle = (low + high) // 2
        if fewest(0, middle) <= k:
            high = middle
        else:
            low = middle + 1
    cuts, step = [], 0
    for left in range(k - 1, 0, -1):
        step += 1
        while fewest(step, low) > left:
            step += 1
        cuts.append(step)
    return cuts
