"""The list of whole interviews."""

from interviewprep.session.loops import LOOPS, Loop
from interviewprep.ui.console import say


def list_loops() -> None:
    """Say of each loop how long it takes and what its parts are."""
    for loop in LOOPS.values():
        say(f"{loop.name}, {loop.minutes:g} min")
        say(f"  {loop.about[0].upper()}{loop.about[1:]}")
        if len(loop.stretches) > 1:
            for line in _parts(loop):
                say(line)


def _parts(loop: Loop) -> list[str]:
    return [
        f"  {number}. {stretch.title}, {stretch.minutes:g} min"
        + (f", after a break of {stretch.break_minutes:g} min" if stretch.break_minutes else "")
        for number, stretch in enumerate(loop.stretches, start=1)
    ]
