from math import isnan


def roc_auc(labels, scores):
    if any(isnan(score) for score in scores):
        raise ValueError("a score is NaN")
    rows = list(zip(labels, scores))
    positives = [score for label, score in rows if label == 1]
    negatives = [score for label, score in rows if label == 0]
    if not positives or not negatives:
        raise ValueError("both classes are needed")
    half_wins = 0
    for positive in positives:
        for negative in negatives:
            if positive > negative:
                half_wins += 2
            elif positive == negative:
                half_wins += 1
    return half_wins / (2 * len(positives) * len(negatives))
