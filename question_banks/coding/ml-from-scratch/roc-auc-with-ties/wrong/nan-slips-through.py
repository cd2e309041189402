from bisect import bisect_left, bisect_right


def roc_auc(labels, scores):
    ones = [s for y, s in zip(labels, scores) if y]
    zeros = sorted(s for y, s in zip(labels, scores) if not y)
    if not ones or not zeros:
        raise ValueError("one class")
    wins = sum(
        bisect_left(zeros, s) + bisect_right(zeros, s) for s in ones
    )
    return wins / (2 * len(ones) * len(zeros))
