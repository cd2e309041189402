from collections import Counter


def purity(counts, size):
    return sum(count * count for count in counts.values()) / size


def best_split(x, y):
    rows = sorted(zip(x, y))
    left, right = Counter(), Counter(y)
    n, best = len(rows), None
    for k in range(1, n):
        value, label = rows[k - 1]
        left[label] += 1
        right[label] -= 1
        if value == rows[k][0]:
            continue
        impurity = 1 - (purity(left, k) + purity(right, n - k)) / n
        if best is None or impurity < best[1]:
            best = (value + rows[k][0]) / 2, impurity
    return best
