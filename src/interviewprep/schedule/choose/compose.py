"""From a ranking to one drill: as many as fit, no two look-alikes in a row."""

from collections.abc import Sequence
from itertools import groupby

from interviewprep.model.question import Entry
from interviewprep.schedule.choose.allowance import Allowance
from interviewprep.schedule.choose.interleave import Look, interleave
from interviewprep.schedule.choose.pick import Motive, Pick
from interviewprep.schedule.choose.prerequisites import after_prerequisites

_TURNS = {Motive.DUE: 0, Motive.SURE_AND_WRONG: 1, Motive.PREREQUISITE: 2, Motive.NEW: 4}
"""In which order motives take their turn; all others come after prerequisites and before what is new."""


def compose(ranked: Sequence[Pick], allowance: Allowance) -> list[Pick]:
    """Take what fits from the top of a ranking, in the order to ask it: motive by motive, mixed within each turn.

    What builds on another question of its turn comes after that one, even where they look alike.
    """
    picks: list[Pick] = []
    for _, turn in groupby(sorted(allowance.take(ranked), key=_turn), key=_turn):
        mixed = interleave(list(turn), _look, after=_look(picks[-1]) if picks else None)
        picks += after_prerequisites(mixed, _entry)
    return picks


def _entry(one: Pick) -> Entry:
    return one.entry


def _turn(one: Pick) -> int:
    return _TURNS.get(one.motive, 3)


def _look(one: Pick) -> Look:
    entry = one.entry
    traits = frozenset((entry.format.value, misconception) for misconception in entry.misconceptions)
    return Look(f"{entry.area}/{entry.topic}", traits)
