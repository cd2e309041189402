def roc_auc(labels: list[int], scores: list[float]) -> float:
    """Return the area under the ROC curve, ties counting one half.

    Raises ValueError for a missing class and for NaN.
    """
    raise NotImplementedError
