"""How the levels of a dimension are read where not all of its criteria can be decided by the machine.

What is unknown is passed over here and left to the person, whose confirmed score knows no unknowns.
"""

from collections.abc import Collection, Mapping
from dataclasses import replace

from interviewprep.model.rubric import Dimension
from interviewprep.model.score import Mark

HIGHER_MET = 2
"""Criteria of higher levels that are met and make it doubtful that a lower one is absent."""


def overlooked(dimension: Dimension, marks: Mapping[str, Mark]) -> frozenset[str]:
    """List the criteria found absent although two of higher levels are met.

    Levels build on one another: whoever gives range and comparison has given a number. The words for it are then more
    likely unknown to the rubric than missing.
    """
    higher = [one.level for one in dimension.criteria if marks[one.id] is Mark.MET]
    return frozenset(
        one.id
        for one in dimension.criteria
        if marks[one.id] is Mark.ABSENT and sum(level > one.level for level in higher) >= HIGHER_MET
    )


def decidable(dimension: Dimension, met: Collection[str], unsure: Collection[str]) -> Dimension:
    """Keep the criteria that are not unsure; none, where the lowest of them is a high level that is missed.

    The levels below a criterion that is met are taken as reached where nothing can be found out about them. But that
    a high level is missed says nothing of the lower ones.
    """
    criteria = tuple(one for one in dimension.criteria if one.id not in unsure)
    lowest = [one for one in criteria if one.level == min(each.level for each in criteria)]
    is_known = bool(criteria) and (lowest[0].level == 1 or all(one.id in met for one in lowest))
    return replace(dimension, criteria=criteria if is_known else ())
