"""The time left in one line: what ends first comes first."""

from interviewprep.base.text import minutes_and_seconds, time_left
from interviewprep.session.candidate import View

ROOM = 60
"""Columns that the line may take: what counts less is left out where it does not fit."""

_BEHIND = {"question": "", "stage": " of this stage", "in all": " in all"}


def countdown(view: View, *, room: int = ROOM) -> str:
    """Write the place of the question, the budget that ends first, and as much of the rest as there is room for."""
    (label, left_s), *others = sorted(_budgets(view), key=lambda budget: budget[1])
    line = f"Question {view.number} of {view.total}: {time_left(left_s)}{_BEHIND[label]}"
    parts = [view.phase(), *(f"{label} {minutes_and_seconds(left_s)}" for label, left_s in others), _stage_over(view)]
    for part in filter(None, parts):
        if len(line) + len(part) + len("; ") <= room:
            line = f"{line}; {part}"
    return line


def _budgets(view: View) -> list[tuple[str, float]]:
    """List the budgets that end some time, with the seconds left of each; one that equals the question's is left out.

    A stage that is over takes from the question, so it ends nothing any more.
    """
    item_s, stage_s, session_s = view.item_left_s(), view.stage_left_s(), view.session_left_s()
    budgets = [("question", item_s)]
    if stage_s is not None and stage_s > 0:
        budgets.append(("stage", stage_s))
    if session_s is not None and abs(session_s - item_s) >= 1:
        budgets.append(("in all", session_s))
    return budgets


def _stage_over(view: View) -> str:
    stage_s = view.stage_left_s()
    return "" if stage_s is None or stage_s > 0 else f"stage over by {minutes_and_seconds(-stage_s)}"
