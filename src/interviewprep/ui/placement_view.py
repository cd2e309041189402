"""What a placement came to, on one screen: where somebody stands in each domain, or whether they know a topic."""

from collections.abc import Sequence

from interviewprep.base.text import counted, minutes_and_seconds, percent
from interviewprep.session.placement import Placed, Shown
from interviewprep.ui.screen import Screen

DETAILS = "`prep report --session last` shows each question."


def placement(screen: Screen, found: Sequence[Placed], active_s: float) -> None:
    """Show where somebody stands."""
    asked = sum(len(placed.shown) for placed in found)
    screen.heading(f"Placement: {counted(asked, 'question')}, {minutes_and_seconds(active_s)} of answering")
    screen.line("What you knew without help, and the chance to know a fresh question, with its 90 % interval:")
    for placed in found:
        screen.line(f"  {placed.domain}: {_standing(placed)}")
    screen.line()
    screen.line("Readiness starts from these answers: `prep report` tells it.")
    screen.line("`prep drill --new` begins at the difficulties named.")
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


def _standing(placed: Placed) -> str:
    if not placed.shown:
        return "not placed, nothing was asked"
    low, high = (round(100 * bound) for bound in placed.belief.interval)
    chance = f"{percent(placed.belief.probability)}, {low} to {high} %"
    return f"{placed.passed} of {len(placed.shown)}; {chance}; {placed.difficulty} next"
