from bisect import bisect_left


def split_stages(costs: list[int], k: int) -> list[int]:
    """Return where stages 2 to k begin, the smallest best cuts."""
    if not 1 <= k <= len(costs):
        raise ValueError("from one stage to one for each step")
    limits = range(max(costs), sum(costs))
    place = bisect_left(
        limits, -k, key=lambda limit: -fewest_stages(costs, limit)
    )
    return earliest_cuts(costs, k, max(costs) + place)


def fewest_stages(costs: list[int], limit: int) -> int:
    """Count the stages when each is filled as far as it goes."""
    stages, filled = 1, 0
    for cost in costs:
        filled += cost
        if filled > limit:
            stages += 1
            filled = cost
    return stages


def earliest_cuts(costs: list[int], k: int, limit: int) -> list[int]:
    """Fill stages from the end, so that each begins early."""
    cuts, filled = [], 0
    for step in range(len(costs) - 1, -1, -1):
        stages_left = k - 1 - len(cuts)
        if filled + costs[step] > limit or step < stages_left:
            cuts.append(step + 1)
            filled = 0
        filled += costs[step]
    return cuts[::-1]
