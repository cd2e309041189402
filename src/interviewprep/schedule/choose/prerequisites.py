"""What comes before a question that was failed: without it, asking the question again trains guessing."""

from collections.abc import Callable, Sequence
from typing import TypeVar

from interviewprep.model.question import Entry
from interviewprep.schedule.choose.pick import Pick

T = TypeVar("T")

Foundations = Callable[[Pick], Sequence[Pick]]
"""Gives what has to come before a question; nothing for one that was neither failed nor forgotten time and again."""


def with_prerequisites(sure: Sequence[Pick], rest: Sequence[Pick], foundations: Foundations) -> list[Pick]:
    """Put the weak prerequisites of what was failed before it; those of `sure`, which is asked first, at the front.

    Each question is given once, those of `sure` not at all. A prerequisite that ranks higher by itself stays where it
    is, but as a prerequisite.
    """
    needed: dict[str, Pick] = {}
    for one in (*sure, *rest):
        for base in foundations(one):
            needed.setdefault(base.ref, base)
    placed = {one.ref for one in sure}
    found: list[Pick] = []

    def put(one: Pick) -> None:
        if one.ref in placed:
            return
        placed.add(one.ref)
        for base in foundations(one):
            put(base)
        found.append(needed.get(one.ref, one))

    for one in sure:
        for base in foundations(one):
            put(base)
    for one in rest:
        put(one)
    return found


def after_prerequisites(items: Sequence[T], entry_of: Callable[[T], Entry]) -> list[T]:
    """Reorder as little as needed so that everything comes after what it builds on."""
    by_ref = {entry_of(item).ref: item for item in items}
    placed: dict[str, T] = {}
    for item in items:
        # What is open waits for what lies above it; banks have no circles, and here one ends where it closes.
        above, entered = [item], set[str]()
        while above:
            top = entry_of(above[-1])
            missing = [ref for ref in top.prerequisites if ref in by_ref and ref not in placed and ref not in entered]
            if top.ref in entered or not missing:
                placed.setdefault(top.ref, above.pop())
            else:
                entered.add(top.ref)
                above += [by_ref[ref] for ref in missing]
    return list(placed.values())
