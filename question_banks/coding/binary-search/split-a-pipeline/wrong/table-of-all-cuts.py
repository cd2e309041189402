def split_stages(costs, k):
    n = len(costs)
    if not 1 <= k <= n:
        raise ValueError("k")
    sums = [0]
    for cost in costs:
        sums.append(sums[-1] + cost)
    best = [[float("inf")] * (k + 1) for _ in range(n + 1)]
    best[n][0] = 0
    for step in range(n - 1, -1, -1):
        for stages in range(1, min(k, n - step) + 1):
            for cut in range(step + 1, n - stages + 2):
                first = sums[cut] - sums[step]
                worst = max(first, best[cut][stages - 1])
                if worst < best[step][stages]:
                    best[step][stages] = worst
    limit, cuts, step = best[0][k], [], 0
    for left in range(k - 1, 0, -1):
        cut = step + 1
        while best[cut][left] > limit:
            cut += 1
        cuts.append(cut)
        step = cut
    return cuts
