from itertools import combinations


def split_stages(costs, k):
    """Try all cuts, in ascending order."""
    n = len(costs)
    if not 1 <= k <= n:
        raise ValueError("k")
    best = None
    for cuts in combinations(range(1, n), k - 1):
        edges = [0, *cuts, n]
        worst = max(
            sum(costs[a:b]) for a, b in zip(edges, edges[1:])
        )
        if best is None or (worst, cuts) < best:
            best = (worst, cuts)
    return list(best[1])
