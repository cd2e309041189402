from collections import Counter


def gini(counts, rows):
    return 1 - sum((c / rows) ** 2 for c in counts.values())


def best_split(x, y):
    rows = sorted(zip(x, y))
    n, left, right, best = len(x), Counter(), Counter(y), None
    if len(right) < 2:
        return None
    for k in range(1, n):
        left[rows[k - 1][1]] += 1
        right[rows[k - 1][1]] -= 1
        both = k * gini(left, k) + (n - k) * gini(right, n - k)
        if rows[k - 1][0] < rows[k][0] and (not best or both / n < best[1]):
            best = (rows[k - 1][0] + rows[k][0]) / 2, both / n
    return best
