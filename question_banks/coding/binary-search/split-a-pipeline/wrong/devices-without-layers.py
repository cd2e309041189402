def split_stages(costs, k):
    if not 1 <= k <= len(costs):
        raise ValueError("k")
    low, high = max(costs), sum(costs)
    while low < high:
        middle = (low + high) // 2
        stages, filled = 1, 0
        for cost in costs:
            filled += cost
            if filled > middle:
                stages, filled = stages + 1, cost
        if stages <= k:
            high = middle
        else:
            low = middle + 1
    cuts, filled = [], 0
    for step in range(len(costs) - 1, -1, -1):
        if filled + costs[step] > low:
            cuts.append(step + 1)
            filled = 0
        filled += costs[step]
    return cuts[::-1]
