"""How the levels of a dimension are read where not all of its criteria can be decided by the machine.

What is unknown is passed over here and left to the person, whose confirmed score knows no unknowns.
"""

from collections.abc import Collection, Sequence

from interviewprep.base.records import replace
from interviewprep.model.rubric import Dimension

HIGHER_MET = 2
"""Criteria of higher levels that are met and make it doubtful that a lower one is missing."""


def overlooked(dimension: Dimension, met: Collection[str], missed: Collection[str]) -> frozenset[str]:
    """List the criteria missed although two of higher levels are met.

    Levels build on one another: whoever gives range and comparison has given a number. The words for it are then more
    likely unknown to the rubric than missing.
    """
    higher = [one.level for one in dimension.criteria if one.id in met]
    return frozenset(
        one.id
        for one in dimension.criteria
        if one.id in missed and sum(level > one.level for level in higher) >= HIGHER_MET
    )


def decided(dimensions: Sequence[Dimension], met: Collection[str], unsure: Collection[str]) -> tuple[Dimension, ...]:
    """Keep what can be told of each dimension, and leave out those of which nothing can.

    Where that would be more than half of those with expressions, they stay as they are: a score that rests on the rest
    would say little of the answer.
    """
    sought = [one for one in dimensions if any(criterion.expressions for criterion in one.criteria)]
    found = tuple(line for one in sought if (line := _known(one, met, unsure)).criteria)
    if 2 * len(found) >= len(sought):
        return found
    return tuple(
        _without(one, {criterion.id for criterion in one.criteria if not criterion.expressions}) for one in sought
    )


def _known(dimension: Dimension, met: Collection[str], unsure: Collection[str]) -> Dimension:
    """Keep the criteria that are not unsure; none, where the lowest of them is a high level that is missed.

    The levels below a criterion that is met are taken as reached where nothing can be found out about them. But that
    a high level is missed says nothing of the lower ones.
    """
    rest = _without(dimension, unsure)
    lowest = [one for one in rest.criteria if one.level == min(each.level for each in rest.criteria)]
    is_known = bool(lowest) and (lowest[0].level == 1 or all(one.id in met for one in lowest))
    return rest if is_known else replace(dimension, criteria=())


def _without(dimension: Dimension, names: Collection[str]) -> Dimension:
    return replace(dimension, criteria=tuple(one for one in dimension.criteria if one.id not in names))
