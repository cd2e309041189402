"""Which items keep two collections from being equal, whatever their order."""

from collections.abc import Iterator, Sequence

from interviewprep.base.records import dataclass
from interviewprep.judge.bags import Equality, sort_key
from interviewprep.model.literals import Value

COMPARISONS_PER_ITEM = 4
LEAST_COMPARISONS = 30_000
"""After so many the search ends without a finding: a few items can be looked for however many there are."""


@dataclass(frozen=True, slots=True)
class Recount:
    """An item that comes in another number than it should."""

    item: Value
    expected: int
    got: int


@dataclass(frozen=True, slots=True)
class Unpaired:
    """Items by their places, None where none was found.

    `missing` is the first expected one that equals none that came, `extra` the first that came and equals none
    expected; where there is neither, `recount` is one that comes too seldom or too often.
    """

    missing: int | None
    extra: int | None
    recount: Recount | None


def find_unpaired(expected: Sequence[Value], got: Sequence[Value], equal: Equality) -> Unpaired:
    """Look for the items without a partner; of collections that are equal, and of some that differ, it finds none."""
    budget = iter(range(max(LEAST_COMPARISONS, COMPARISONS_PER_ITEM * len(got))))
    left, right = _left_over(expected, got, equal)

    def are_equal(one: Value, other: Value) -> bool:
        if next(budget, None) is None:
            raise _Tired
        return equal(one, other)

    missing = extra = recount = None
    try:
        missing = next((one for one in left if not any(are_equal(expected[one], item) for item in got)), None)
        extra = next((one for one in right if not any(are_equal(item, got[one]) for item in expected)), None)
        if missing is None and extra is None:
            items = [*(expected[place] for place in left), *(got[place] for place in right)]
            recount = next(_recounts(items, expected, got, are_equal), None)
    except _Tired:
        pass  # what was found until then holds
    return Unpaired(missing, extra, recount)


class _Tired(Exception):
    """The budget is used up."""


def _left_over(expected: Sequence[Value], got: Sequence[Value], equal: Equality) -> tuple[list[int], list[int]]:
    """Walk along both in sorted order; give the places of those that met no equal, few where little differs."""
    left, right = ([(sort_key(item), place) for place, item in enumerate(items)] for items in (expected, got))
    left.sort(reverse=True)
    right.sort(reverse=True)
    alone: tuple[list[int], list[int]] = [], []
    while left and right:
        (one, place), (other, there) = left[-1], right[-1]
        if equal(expected[place], got[there]):
            left.pop()
            right.pop()
        elif one <= other:
            alone[0].append(left.pop()[1])
        else:
            alone[1].append(right.pop()[1])
    return sorted(alone[0] + [place for _, place in left]), sorted(alone[1] + [place for _, place in right])


def _recounts(
    items: Sequence[Value], expected: Sequence[Value], got: Sequence[Value], equal: Equality
) -> Iterator[Recount]:
    for item in items:
        wanted, there = (sum(equal(item, other) for other in others) for others in (expected, got))
        if wanted != there:
            yield Recount(item, wanted, there)
