"""The words in which a session is told, the same on every screen."""

from collections.abc import Sequence

from interviewprep.base.text import counted, minutes_and_seconds
from interviewprep.model.attempt import SessionKind
from interviewprep.model.question import Choice, Order, Program, Question, Review, Stage
from interviewprep.model.rubric import Criterion
from interviewprep.session.candidate import View
from interviewprep.session.plan import Mode, Part, Plan
from interviewprep.ui import conditions
from interviewprep.ui.screen import Screen


def begin(screen: Screen, plan: Plan, notices: Sequence[str]) -> None:
    """Say how long it takes and what one can type."""
    screen.heading(_announcement(plan))
    for notice in notices:
        screen.line(notice)
    for line in conditions.before(plan):
        screen.line(line)
    screen.line("Type /help at any prompt. Ctrl-C stops here; what you confirmed is kept, and you can go on later.")


def _announcement(plan: Plan) -> str:
    if plan.placement is not None:
        most = f"at most {counted(plan.total, 'question')}"
        if plan.placement.topic:
            return f"Testing out of {plan.placement.topic}: {most}, the hardest; it ends with the first failure"
        time = "" if plan.budget_s is None else f", {minutes_and_seconds(plan.budget_s)} at most"
        return f"Placement: {most}{time}"
    kind = "Exam" if plan.mode is Mode.EXAM else "Interview" if plan.kind is SessionKind.INTERVIEW else "Drill"
    budget = plan.budget_s if plan.budget_s is not None else sum(item.budget_s for item in plan.items)
    return f"{kind}: {counted(len(plan.items), 'question')}, {minutes_and_seconds(budget)} in all"


def interval(screen: Screen, part: Part) -> None:
    """Say that there is a break before a part."""
    screen.heading(f"Break of {minutes_and_seconds(part.break_s)}")
    screen.line("Stand up, drink something. The clock stands still; a longer break costs nothing.")


def part(screen: Screen, begun: Part, number: int, total: int) -> None:
    """Begin a part of a whole interview."""
    screen.heading(f"Part {number} of {total}: {begun.title}, {minutes_and_seconds(begun.budget_s)}")


def question(screen: Screen, view: View) -> None:
    """Put a question with its place, its time and, for choices and orders, its numbered lines."""
    asked = view.question
    _heading(screen, view)
    screen.line(f"Time: {_time(view)}")
    if view.why:
        screen.line(f"Why this one: {view.why}")
    screen.line()
    _statement(screen, asked, view.order)
    screen.line()


def recall(screen: Screen, view: View, answer: str) -> None:
    """Put a question again with the answer that was given, some time after it was."""
    asked = view.question
    _heading(screen, view)
    screen.line()
    _statement(screen, asked, view.order)
    screen.line()
    screen.line("Your answer:")
    if asked.format.is_executable:
        screen.code(answer, "sql" if asked.format == "sql" else "python")
    else:
        screen.prose(answer)


def _heading(screen: Screen, view: View) -> None:
    asked = view.question
    screen.heading(f"Question {view.number} of {view.total}: {asked.title}")
    screen.line(f"{asked.area}, {asked.topic}, {asked.difficulty}; {asked.ref}")


def _time(view: View) -> str:
    item_s, session_s = view.item_left_s(), view.session_left_s()
    if session_s is None or session_s > item_s - 1:
        return minutes_and_seconds(item_s)
    return f"{minutes_and_seconds(session_s)}, which is all that is left"


def _statement(screen: Screen, asked: Question, order: Sequence[str]) -> None:
    screen.prose(asked.stem)
    match asked.content:
        case Choice(options=options):
            _numbered(screen, order, {option.id: option.text for option in options})
        case Order(steps=steps):
            _numbered(screen, order, {step.id: step.text for step in steps})
        case Review(code=code, language=language):
            screen.line()
            screen.code(code, language, numbers=True)
        case Program(import_rule=rule) if rule:
            screen.line()
            screen.line(rule)


def _numbered(screen: Screen, order: Sequence[str], texts: dict[str, str]) -> None:
    screen.line()
    for number, name in enumerate(order, start=1):
        screen.line(f"  {number}. {texts[name]}")


def stage(screen: Screen, part: Stage) -> None:
    """Put one stage of a case."""
    screen.heading(f"{part.title} (about {part.minutes:g} min)")
    screen.prose(part.prompt)


def confirmable(screen: Screen, criteria: Sequence[Criterion]) -> list[str]:
    """Show what only the person can judge about a review; return the ids in order."""
    screen.heading("Of the defects you found, what did you say?")
    for number, criterion in enumerate(criteria, start=1):
        screen.line(f"  {number}. {criterion.text}")
    return [criterion.id for criterion in criteria]
