"""Which whole interviews a plan has to offer to whom."""

from collections.abc import Iterable, Mapping, Sequence
from itertools import zip_longest

from interviewprep.model.question import Entry, Scope
from interviewprep.model.taxonomy import Area
from interviewprep.schedule.horizon.mocks import Mock, Offer
from interviewprep.session.loops import LOOPS, Loop, Slot

WHOLE_DAY = "full-loop"
"""The loop to rehearse with, where there is time for it."""

BY_AREA: Mapping[Area, tuple[str, ...]] = {
    Area.CODING: ("coding-screen", "ml-coding", "data-and-sql", "coding-onsite", "assisted-code-review"),
    Area.ML_THEORY: ("ml-breadth", "ml-depth"),
    Area.MODEL_EVALUATION: ("model-evaluation",),
    Area.SYSTEM_DESIGN: ("system-design",),
    Area.COMMUNICATION: ("behavioural-and-impact",),
}
"""The other loops by the area that they are mostly about, in the order in which a process of interviews has them."""


def mock_interviews(importance: Mapping[Area, float], entries: Sequence[Entry], extra_time: float) -> Offer:
    """Offer the loops that the banks can fill at least in part: one of each area in turn, the most important first."""
    areas = sorted((area for area in Area if importance[area]), key=lambda area: -importance[area])
    rounds = zip_longest(*(BY_AREA[area] for area in areas))
    names = [name for one in rounds for name in one if name is not None]
    rehearsal = _mocks([WHOLE_DAY], entries, extra_time)
    return Offer(_mocks(names, entries, extra_time), rehearsal[0] if rehearsal else None)


def _mocks(names: Iterable[str], entries: Sequence[Entry], extra_time: float) -> tuple[Mock, ...]:
    return tuple(Mock(name, _minutes(LOOPS[name], extra_time)) for name in names if _can_be_sat(LOOPS[name], entries))


def _minutes(loop: Loop, extra_time: float) -> float:
    return sum(stretch.minutes * extra_time + stretch.break_minutes for stretch in loop.stretches)


def _can_be_sat(loop: Loop, entries: Sequence[Entry]) -> bool:
    return all(any(_admits(slot, entry) for slot in stretch.slots for entry in entries) for stretch in loop.stretches)


def _admits(slot: Slot, entry: Entry) -> bool:
    scope = Scope(slot.areas, slot.topics, slot.domains, slot.formats)
    return scope.admits(entry) and (not slot.difficulties or entry.difficulty in slot.difficulties)
