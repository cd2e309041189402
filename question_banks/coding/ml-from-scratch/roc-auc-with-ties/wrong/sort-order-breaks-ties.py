def roc_auc(labels, scores):
    if any(score != score for score in scores):
        raise ValueError("NaN")
    positives = sum(labels)
    negatives = len(labels) - positives
    if not positives or not negatives:
        raise ValueError("one class")
    order = sorted(range(len(scores)), key=scores.__getitem__)
    ranks = sum(
        rank for rank, row in enumerate(order, start=1) if labels[row]
    )
    return (ranks - positives * (positives + 1) / 2) / (
        positives * negatives
    )
