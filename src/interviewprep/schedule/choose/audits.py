"""Now and then a look at whether something mastered really is."""

from collections.abc import Sequence
from math import ceil
from random import Random

from interviewprep.schedule.choose.pick import Pick

MASTERED = 0.95
"""Expected recall from which a question counts as mastered. Ours: half the forgetting that makes a card due."""

RESTED_DAYS = 7
"""So long must the last answer be ago. Ours: what was seen this week proves nothing. With the recall above it takes a
stability of three weeks, which is what Anki calls a mature card.
"""

EVERY = 8
"""One place in so many is an audit. Ours: rare enough not to waste a drill, and one in most drills of a week."""


def with_audits(ranked: Sequence[Pick], mastered: Sequence[Pick], random: Random) -> list[Pick]:
    """Give one place in eight, at random among the eight, to the next of `mastered`; the others move back.

    So a short drill has an audit in the share of seeds that makes one in eight on average. What is audited and stands
    in `ranked` as well is asked once, as an audit; of those in `mastered` that find no place nothing changes.
    """
    blocks = ceil(len(ranked) / (EVERY - 1))
    chosen = {one.ref: one for one in mastered[:blocks]}
    woven = [one for one in ranked if one.ref not in chosen]
    for block, one in enumerate(chosen.values()):
        place = EVERY * block + random.randrange(EVERY)
        woven.insert(place, one)
    return woven
