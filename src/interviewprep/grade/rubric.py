"""Prose by its rubric, once a person has confirmed which criteria are met and which misconceptions stated."""

import math
from collections.abc import Collection, Iterable
from itertools import groupby

from interviewprep.model.question import Open, Short
from interviewprep.model.rubric import Criterion, Dimension, Misconception
from interviewprep.model.score import DimensionScore, Mark, Part, Score
from interviewprep.model.taxonomy import Level, level_of

TOP_LEVEL = 4
_PASSING = frozenset({Level.LEAN_YES, Level.STRONG_YES})


def score_short(content: Short, met: Collection[str], stated: Collection[str]) -> Score:
    """Score the weight of criteria met less that of misconceptions stated, over the weight of all criteria; floor 0."""
    total = math.fsum(criterion.weight for criterion in content.criteria)
    reached = math.fsum(criterion.weight for criterion in content.criteria if criterion.id in met)
    value = _share(reached - _deduction(content.misconceptions, stated), total)
    level = level_of(value)
    return Score(
        value=value,
        passed=level in _PASSING,
        level=level,
        parts=tuple(_part(criterion, met) for criterion in content.criteria),
        misconceptions=_stated(content.misconceptions, stated),
    )


def score_open(content: Open, met: Collection[str], stated: Collection[str]) -> Score:
    """Score a case or a long answer: the weighted mean of its dimensions' levels over 4, less misconceptions; floor 0.

    A misconception stated costs its weight over the weight of all dimensions. A dimension at level 0 keeps the
    answer from passing and its level at lean no, whatever the value.
    """
    dimensions = tuple(_score_dimension(dimension, met) for dimension in content.dimensions)
    total = math.fsum(dimension.weight for dimension in dimensions)
    reached = math.fsum(dimension.weight * dimension.level / TOP_LEVEL for dimension in dimensions)
    value = _share(reached - _deduction(content.misconceptions, stated), total)
    level = level_of(value)
    if level in _PASSING and any(dimension.level == 0 for dimension in dimensions):
        level = Level.LEAN_NO
    return Score(
        value=value,
        passed=level in _PASSING,
        level=level,
        parts=tuple(_part(criterion, met, line.id) for line in content.dimensions for criterion in line.criteria),
        dimensions=dimensions,
        misconceptions=_stated(content.misconceptions, stated),
    )


def _score_dimension(dimension: Dimension, met: Collection[str]) -> DimensionScore:
    """Find the highest level with all criteria of that level and of those below it met."""
    reached = 0
    by_level = groupby(sorted(dimension.criteria, key=_level), key=_level)
    for level, criteria in by_level:
        if any(criterion.id not in met for criterion in criteria):
            break
        reached = level
    return DimensionScore(dimension.id, dimension.title, dimension.weight, reached)


def _level(criterion: Criterion) -> int:
    return criterion.level


def _share(part: float, whole: float) -> float:
    # Rounded, so that a sum of tenths lands on a bound of the scorecard where the arithmetic on paper does.
    return max(0.0, round(part / whole, 9))


def _deduction(misconceptions: Iterable[Misconception], stated: Collection[str]) -> float:
    return math.fsum(wrong.weight for wrong in misconceptions if wrong.id in stated)


def _stated(misconceptions: Iterable[Misconception], stated: Collection[str]) -> tuple[str, ...]:
    return tuple(wrong.id for wrong in misconceptions if wrong.id in stated)


def _part(criterion: Criterion, met: Collection[str], dimension: str = "") -> Part:
    mark = Mark.MET if criterion.id in met else Mark.ABSENT
    return Part(criterion.id, criterion.text, mark, criterion.weight, dimension)
