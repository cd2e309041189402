def split_stages(costs, k):
    n = len(costs)
    if not 1 <= k <= n:
        raise ValueError("k")
    low, high = sum(costs) // k, sum(costs)
    while low < high:
        middle = (low + high) // 2
        stages, filled = 1, 0
        for cost in costs:
            if filled + cost > middle and filled:
                stages, filled = stages + 1, 0
            filled += cost
        if stages <= k:
            high = middle
        else:
            low = middle + 1
    cuts, filled = [], 0
    for step in range(n - 1, -1, -1):
        left = k - 1 - len(cuts)
        if left and (filled + costs[step] > low or step < left):
            cuts.append(step + 1)
            filled = 0
        filled += costs[step]
    return cuts[::-1]
