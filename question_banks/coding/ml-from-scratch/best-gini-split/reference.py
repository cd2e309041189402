from collections import Counter


def best_split(
    x: list[float], y: list[str]
) -> tuple[float, float] | None:
    """Return a threshold of least impurity, and that impurity."""
    rows = sorted(zip(x, y))
    left, right = Counter(), Counter(y)
    left_squares = 0
    right_squares = sum(count * count for count in right.values())
    splits = []
    for k in range(1, len(rows)):
        value, label = rows[k - 1]
        left_squares += 2 * left[label] + 1
        right_squares -= 2 * right[label] - 1
        left[label] += 1
        right[label] -= 1
        if value < rows[k][0]:
            purity = left_squares / k + right_squares / (len(rows) - k)
            middle = (value + rows[k][0]) / 2
            splits.append((1 - purity / len(rows), middle))
    if not splits:
        return None
    impurity, threshold = min(splits)
    return threshold, impurity
