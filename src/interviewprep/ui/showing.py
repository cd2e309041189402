"""The words in which a session is told, the same on every screen."""

from collections.abc import Sequence

from interviewprep.base.text import counted, minutes_and_seconds
from interviewprep.grade.lines import summarise
from interviewprep.grade.text.delivery import hints
from interviewprep.grade.text.document import delivery_of
from interviewprep.model.attempt import SessionKind
from interviewprep.model.question import Choice, Defect, Numeric, Open, Order, Program, Question, Review, Short, Stage
from interviewprep.model.rubric import Criterion
from interviewprep.model.verdict import Judgement
from interviewprep.session.candidate import Outcome, View
from interviewprep.session.plan import Mode, Part, Plan
from interviewprep.ui import conditions
from interviewprep.ui.console import text_width
from interviewprep.ui.screen import Screen


def begin(screen: Screen, plan: Plan, notices: Sequence[str]) -> None:
    """Say how long it takes and what one can type."""
    kind = "Exam" if plan.mode is Mode.EXAM else "Interview" if plan.kind is SessionKind.INTERVIEW else "Drill"
    budget = plan.budget_s if plan.budget_s is not None else sum(item.budget_s for item in plan.items)
    screen.heading(f"{kind}: {counted(len(plan.items), 'question')}, {minutes_and_seconds(budget)} in all")
    for notice in notices:
        screen.line(notice)
    for line in conditions.before(plan):
        screen.line(line)
    screen.line("Type /help at any prompt. Ctrl-C stops here; what you confirmed is kept, and you can go on later.")


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
    screen.heading(f"Question {view.number} of {view.total}: {asked.title}")
    screen.line(f"{asked.area}, {asked.topic}, {asked.difficulty}; {asked.ref}")
    screen.line(f"Time: {minutes_and_seconds(view.item_left_s())}")
    if view.why:
        screen.line(f"Why this one: {view.why}")
    screen.line()
    _statement(screen, asked, view.order)
    screen.line()


def recall(screen: Screen, view: View, answer: str) -> None:
    """Put a question again with the answer that was given, some time after it was."""
    asked = view.question
    screen.heading(f"Question {view.number} of {view.total}: {asked.title}")
    _statement(screen, asked, view.order)
    screen.line()
    screen.line("Your answer:")
    if asked.format.is_executable:
        screen.code(answer, "sql" if asked.format == "sql" else "python")
    else:
        screen.prose(answer)


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


def exemplar(screen: Screen, asked: Question) -> None:
    """Show an answer worth full marks."""
    content = asked.content
    if isinstance(content, Short | Open):
        screen.heading("An exemplar answer")
        screen.prose(content.exemplar)


def confirmable(screen: Screen, criteria: Sequence[Criterion]) -> list[str]:
    """Show what only the person can judge about a review; return the ids in order."""
    screen.heading("Of the defects you found, what did you say?")
    for number, criterion in enumerate(criteria, start=1):
        screen.line(f"  {number}. {criterion.text}")
    return [criterion.id for criterion in criteria]


def outcome(screen: Screen, view: View, answer: str, ended: Outcome, *, told: Judgement | None = None) -> None:
    """Show the verdict, what was right and why, and when the question comes back.

    What was `told` of the last submission is not said again.
    """
    screen.line()
    screen.line(f"Verdict: {_verdict(ended)}")
    if not ended.gave_up:
        screen.line(f"Score: {ended.score.value:.0%}")
    if ended.over_time:
        screen.line("Over time: the answer came after its budget.")
    if ended.reached_zero and ended.over_time:
        stood = "no answer" if ended.score_at_zero is None else f"{ended.score_at_zero:.0%}"
        screen.line(f"What you had when the time was over: {stood}")
    if told is None or ended.score.judgement is not told:
        for line in _details(view.question, answer, ended):
            screen.line(line)
    _solution(screen, view, ended)
    screen.prose(view.question.explanation)
    screen.line()
    if ended.decision is None:
        screen.line("Practised again today: only the first attempt of a day moves the schedule.")
        return
    screen.line(f"Rating: {ended.decision.rating.name.lower()}. {' '.join(ended.decision.reasons)}")
    screen.line(f"It comes back in {counted(ended.due_in_days or 0, 'day')}.")


def _verdict(ended: Outcome) -> str:
    if ended.gave_up:
        return "solution seen"
    score = ended.score
    if score.verdict is not None:
        return score.verdict.words
    if score.level is not None:
        return str(score.level.value)
    return "passed" if score.passed else "not passed"


def _details(asked: Question, answer: str, ended: Outcome) -> list[str]:
    if ended.gave_up:
        return []
    if asked.format.is_executable:
        return summarise(asked, ended.score, text_width())
    levels = [f"{line.title}: level {line.level} of 4" for line in ended.score.dimensions]
    delivery = delivery_of(asked, answer) if asked.format.is_rubric else None
    return [*ended.score.feedback, *levels, *(hints(delivery) if delivery else [])]


def _solution(screen: Screen, view: View, ended: Outcome) -> None:
    match view.question.content:
        case Choice(options=options) if ended.gave_up:
            for option in options:
                if option.is_key:
                    screen.line(f"Right: {view.order.index(option.id) + 1}. {option.text}")
        case Numeric(value=value, unit=unit) if not ended.score.passed:
            screen.line(f"Right: {value:g} {unit}")
        case Order(exemplar=steps) if not ended.score.passed:
            numbers = " ".join(str(view.order.index(step) + 1) for step in steps)
            screen.line(f"A right order: {numbers}")
        case Program(reference=reference) if not ended.score.passed:
            screen.heading("A reference solution")
            screen.code(reference, "sql" if view.question.format == "sql" else "python")
        case Review(defects=defects):
            screen.heading("The planted defects")
            for defect in defects:
                screen.line(f"{_place(defect)}, {defect.kind}: {defect.effect} {defect.repair}")
                if defect.test:
                    screen.line("This test fails because of it:")
                    screen.code(defect.test, "python")
        case Short() | Open() if ended.gave_up:
            exemplar(screen, view.question)
    screen.heading("Why")


def _place(defect: Defect) -> str:
    first, last = defect.first_line, defect.last_line
    return f"line {first}" if first == last else f"lines {first}-{last}"
