from collections import Counter


def leave_one_out(
    rows: list[list[int]], labels: list[str], k: int
) -> list[str]:
    """Return for each row the label its k nearest others vote for."""
    if not 1 <= k < len(rows):
        raise ValueError("k needs as many other rows")
    voted = []
    for place, row in enumerate(rows):
        others = [
            (sum((a - b) ** 2 for a, b in zip(row, other)), j)
            for j, other in enumerate(rows)
            if j != place
        ]
        nearest = sorted(others)[:k]
        votes = Counter(labels[j] for _, j in nearest)
        voted.append(max(votes, key=votes.get))
    return voted
