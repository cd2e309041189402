"""Statistics that tests compare things by."""

from collections.abc import Sequence
from statistics import correlation


def rank_correlation(first: Sequence[float], second: Sequence[float]) -> float:
    """Give Spearman's coefficient: the correlation of the ranks, equal values sharing the mean of theirs."""
    return correlation(_ranks(first), _ranks(second))


def _ranks(values: Sequence[float]) -> list[float]:
    ordered = sorted(values)
    return [ordered.index(value) + (ordered.count(value) - 1) / 2 for value in values]
