def split_stages(costs, k):
    if not 1 <= k <= len(costs):
        raise ValueError("k")
    return [len(costs) * part // k for part in range(1, k)]
