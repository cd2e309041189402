"""What was never seen."""

from collections.abc import Iterable
from random import Random

from interviewprep.model.question import Entry
from interviewprep.schedule.choose import reasons
from interviewprep.schedule.choose.pick import Motive, Pick


def rank_new(unseen: Iterable[Entry], seed: int) -> list[Pick]:
    """Put questions that were never seen in random order, the same whatever order they come in."""
    found = [Pick(entry, Motive.NEW, reasons.new(entry.topic)) for entry in sorted(unseen, key=lambda one: one.ref)]
    Random(seed).shuffle(found)  # noqa: S311 - which question comes next is no secret
    return found
