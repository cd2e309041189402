"""What a placement came to, on one screen: where somebody stands in each domain, or whether they know a topic."""

from collections.abc import Iterator, Sequence

from interviewprep.base.text import counted, minutes_and_seconds
from interviewprep.session.placement import Placed, Shown
from interviewprep.ui.screen import Screen

DETAILS = "Each question: prep report --session last"


def placement(screen: Screen, found: Sequence[Placed], active_s: float) -> None:
    """Show where somebody stands."""
    asked = sum(len(placed.shown) for placed in found)
    screen.heading(f"Placement: {counted(asked, 'question')}, {minutes_and_seconds(active_s)} of answering")
    screen.line("The chance to know a fresh question, and where it lies in 9 of 10 such placements:")
    for line in _domains(found):
        screen.line(line)
    screen.line()
    screen.line("New questions begin at the difficulty named; readiness starts from these answers.")
    screen.line("Readiness: prep report")
    screen.line(DETAILS)


def topic(screen: Screen, name: str, shown: Sequence[Shown], needed: int, *, is_out: bool) -> None:
    """Show whether a topic counts as known."""
    screen.heading(f"{name}: {'tested out' if is_out else 'not tested out'}")
    screen.line(f"Passed without help: {sum(one.knew for one in shown)} of the {needed} it takes.")
    if is_out:
        screen.line("Its other questions count as known: drills leave them out until you fail one of the topic.")
    else:
        screen.line("Its questions stay among the new ones; what you failed comes back as a card.")
    screen.line(DETAILS)


def _domains(found: Sequence[Placed]) -> Iterator[str]:
    for placed in found:
        if not placed.shown:
            yield f"{placed.domain}: not placed, nothing was asked"
            continue
        low, high = (round(100 * bound) for bound in placed.belief.interval)
        yield (
            f"{placed.domain}: {placed.passed} of {len(placed.shown)} known; "
            f"{round(100 * placed.belief.probability)} %, {low} to {high} %; begins at {placed.difficulty}"
        )
