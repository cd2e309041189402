def split_stages(costs, k):
    n = len(costs)
    if not 1 <= k <= n:
        raise ValueError("k")
    low, high = max(costs), sum(costs)

    def fill(limit):
        cuts, filled = [], 0
        for step, cost in enumerate(costs):
            left = k - 1 - len(cuts)
            if step and (filled + cost > limit or (n - step) <= left):
                cuts.append(step)
                filled = 0
            filled += cost
        return cuts

    while low < high:
        middle = (low + high) // 2
        if len(fill(middle)) <= k - 1:
            high = middle
        else:
            low = middle + 1
    return fill(low)
