"""Under which conditions a session was sat, as far as a score depends on them."""

from collections.abc import Sequence

from interviewprep.base.records import dataclass
from interviewprep.model.question import Open, Question
from interviewprep.session.items import ItemState
from interviewprep.session.plan import Mode, Plan
from interviewprep.session.state import SessionState


@dataclass(frozen=True, slots=True)
class Circumstances:
    """How a session was led: its mode, the factor on its budgets, its pauses in seconds, and how often it was left."""

    mode: Mode = Mode.PRACTICE
    extra_time: float = 1.0
    pauses: int = 0
    paused_s: float = 0.0
    interruptions: int = 0


@dataclass(frozen=True, slots=True)
class StageOver:
    """A stage of a case that took longer than its own time, both in seconds."""

    title: str
    spent_s: float
    budget_s: float


def circumstances_of(plan: Plan, state: SessionState) -> Circumstances:
    """Gather the conditions from a session's plan and log."""
    return Circumstances(plan.mode, plan.extra_time, state.pauses, state.paused_s, state.interruptions)


def stages_over(question: Question, item: ItemState, extra_time: float) -> Sequence[StageOver]:
    """List the answered stages of a case that went over their own time, in order."""
    content = question.content
    if not isinstance(content, Open) or len(content.stages) == 1:
        return ()
    spans = zip(content.stages, item.stage_spans_s, strict=False)
    over = (StageOver(stage.title, spent_s, stage.minutes * 60 * extra_time) for stage, spent_s in spans)
    return [one for one in over if one.spent_s > one.budget_s]
