"""Under which conditions a session is sat, in words: what holds from the start, and what the scorecard has to add."""

from collections.abc import Iterator

from interviewprep.base.text import counted, minutes_and_seconds
from interviewprep.session.circumstances import Circumstances
from interviewprep.session.plan import Mode, Plan

EXAM_RULES = "Exam: no pause, no hints, no solutions. Each answer is kept and graded after the last question."


def before(plan: Plan) -> Iterator[str]:
    """Say what differs from ordinary practice."""
    if plan.mode is Mode.EXAM:
        yield EXAM_RULES
        yield "When the time of a question is over, what stands there is your answer."
    if plan.extra_time != 1:
        yield f"Extra time: all budgets are multiplied by {plan.extra_time:g}."


def after(sat: Circumstances) -> Iterator[str]:
    """Say under which conditions the scores were reached; nothing where they were the ordinary ones."""
    if sat.mode is Mode.EXAM:
        left = f"interrupted {counted(sat.interruptions, 'time')}" if sat.interruptions else "not interrupted"
        yield f"Exam mode, {left}"
    if sat.pauses:
        yield f"{counted(sat.pauses, 'pause')}, {minutes_and_seconds(sat.paused_s)} in all"
    if sat.extra_time != 1:
        yield f"Extra time: budgets multiplied by {sat.extra_time:g}"
