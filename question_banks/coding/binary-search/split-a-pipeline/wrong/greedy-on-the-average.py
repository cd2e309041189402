def split_stages(costs, k):
    if not 1 <= k <= len(costs):
        raise ValueError("k")
    share, cuts, filled = sum(costs) / k, [], 0
    for step, cost in enumerate(costs):
        rest = len(costs) - step
        if len(cuts) < k - 1 and step and (
            filled >= share or rest <= k - 1 - len(cuts)
        ):
            cuts.append(step)
            filled = 0
        filled += cost
    return cuts
