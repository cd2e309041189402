"""What a drill would ask, and why, without asking it."""

from collections.abc import Sequence

from interviewprep.base.text import counted, minutes_and_seconds
from interviewprep.schedule.choose.pick import Pick
from interviewprep.session.plan import Plan
from interviewprep.ui.screen import Screen


def show_picks(screen: Screen, picks: Sequence[Pick], plan: Plan, *, follows_plan: bool) -> None:
    """List the picks in the order in which they would be asked, each with its reason, and how to have them asked."""
    for number, (pick, item) in enumerate(zip(picks, plan.items, strict=True), start=1):
        entry = pick.entry
        screen.line(f"{number}. {entry.title}: {entry.ref}")
        screen.line(
            f"   {entry.area}, {entry.topic}, {entry.format}, {entry.difficulty}; {minutes_and_seconds(item.budget_s)}"
        )
        screen.line(f"   Why: {pick.why}")
    total = minutes_and_seconds(sum(item.budget_s for item in plan.items))
    how = "`prep drill` asks them" if follows_plan else f"To be asked these, give --seed {plan.seed} instead of --list"
    screen.line(f"{counted(len(picks), 'question')}, {total} in all. {how}.")
