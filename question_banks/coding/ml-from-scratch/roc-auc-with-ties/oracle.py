from fractions import Fraction


def roc_auc(labels: list[int], scores: list[float]) -> float:
    """Compare all positives with all negatives, in fractions."""
    if any(score != score for score in scores) or len(set(labels)) < 2:
        raise ValueError("undefined")
    ones = [score for label, score in zip(labels, scores) if label == 1]
    zeros = [
        score for label, score in zip(labels, scores) if label == 0
    ]
    credit = sum(
        Fraction(1) if p > n else Fraction(p == n, 2)
        for p in ones
        for n in zeros
    )
    return float(credit / (len(ones) * len(zeros)))
