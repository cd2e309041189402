from collections import Counter


def gini(labels):
    counts = Counter(labels).values()
    return 1 - sum((c / len(labels)) ** 2 for c in counts)


def best_split(x, y):
    rows = sorted(zip(x, y))
    labels = [label for _, label in rows]
    n, best = len(x), None
    for k in range(1, n):
        if rows[k - 1][0] == rows[k][0]:
            continue
        left, right = labels[:k], labels[k:]
        both = (k * gini(left) + (n - k) * gini(right)) / n
        if best is None or both < best[1]:
            best = (rows[k - 1][0] + rows[k][0]) / 2, both
    return best
