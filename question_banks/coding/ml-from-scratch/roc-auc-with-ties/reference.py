from itertools import groupby
from math import isnan


def roc_auc(labels: list[int], scores: list[float]) -> float:
    """Return the area under the ROC curve, ties counting one half.

    Raises ValueError for a missing class and for NaN.
    """
    if any(isnan(score) for score in scores):
        raise ValueError("a score is NaN")
    positives = sum(labels)
    negatives = len(labels) - positives
    if positives == 0 or negatives == 0:
        raise ValueError("both classes are needed")
    half_wins = 0
    negatives_below = 0
    rows = sorted(zip(scores, labels))
    for _, group in groupby(rows, key=lambda row: row[0]):
        tied = [label for _, label in group]
        tied_positives = sum(tied)
        tied_negatives = len(tied) - tied_positives
        doubled = 2 * negatives_below + tied_negatives
        half_wins += tied_positives * doubled
        negatives_below += tied_negatives
    return half_wins / (2 * positives * negatives)
