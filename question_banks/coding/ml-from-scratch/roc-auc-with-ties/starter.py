def roc_auc(labels: list[int], scores: list[float]) -> float:
    """Return the area under the ROC curve, ties counting one half; ValueError for one class or NaN."""
    raise NotImplementedError
