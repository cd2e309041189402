from collections import Counter
from math import isclose


def gini(labels: list[str]) -> float:
    """Return the impurity of one side."""
    counts = Counter(labels).values()
    return 1 - sum((count / len(labels)) ** 2 for count in counts)


def check(args, expected, got) -> bool | str:
    """Hold the split against the rows, and its impurity against the least."""
    if expected is None or got is None:
        return got is expected
    x, y = args
    threshold, claimed = got
    low = [value for value in x if value <= threshold]
    high = [value for value in x if value > threshold]
    if not low or not high:
        return "one side of the split gets no row"
    middle = (max(low) + min(high)) / 2
    if not isclose(threshold, middle, rel_tol=1e-12, abs_tol=1e-9):
        return "the threshold is not midway between two neighbours"
    left = [label for value, label in zip(x, y) if value <= threshold]
    right = [label for value, label in zip(x, y) if value > threshold]
    sides = len(left) * gini(left) + len(right) * gini(right)
    if not isclose(claimed, sides / len(x), abs_tol=1e-9):
        return "the impurity is not that of this split"
    if not isclose(claimed, expected[1], abs_tol=1e-9):
        return "another split has less impurity"
    return True
