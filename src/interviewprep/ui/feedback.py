"""What is said after a verdict, the most important first: the verdict, what was right and why, when it comes back."""

from interviewprep.base.text import counted, percent
from interviewprep.grade.lines import summarise
from interviewprep.grade.text.delivery import hints
from interviewprep.grade.text.document import delivery_of
from interviewprep.model.question import Choice, Numeric, Open, Order, Program, Question, Review, Short
from interviewprep.model.verdict import Judgement
from interviewprep.session.candidate import Outcome, View
from interviewprep.ui import explaining
from interviewprep.ui.console import text_width
from interviewprep.ui.long_parts import show_reference
from interviewprep.ui.screen import Screen


def verdict(
    screen: Screen, view: View, answer: str, ended: Outcome, *, told: Judgement | None = None, briefly: bool
) -> None:
    """Show verdict and score, and what they rest on. What was `told` of the last submission is not said again."""
    screen.line()
    screen.line(f"Verdict: {_verdict(ended)}")
    if not ended.gave_up:
        screen.line(f"Score: {percent(ended.score.value)}")
    if ended.over_time:
        screen.line("Over time: the answer came after its budget.")
    if ended.reached_zero and ended.over_time:
        stood = "no answer" if ended.score_at_zero is None else f"{percent(ended.score_at_zero)}"
        screen.line(f"What you had when the time was over: {stood}")
    if ended.gave_up or (told is not None and ended.score.judgement is told):
        return
    for line in _details(view.question, answer, ended, briefly=briefly):
        screen.line(line)


def explain(screen: Screen, view: View, answer: str, ended: Outcome, *, briefly: bool) -> None:
    """Show what is right and why, and the rating.

    Briefly it is what a person reads who is asked for nothing more: no word on options that were rightly left, none on
    criteria that were just confirmed, and the reference of a program that failed, since it cannot be asked for.
    """
    _solution(screen, view, answer, ended, briefly=briefly)
    screen.heading("Why")
    screen.prose(view.question.explanation)
    screen.line()
    for line in (*_rating(ended), *_leech(view.question, ended)):
        screen.line(line)


def _verdict(ended: Outcome) -> str:
    if ended.gave_up:
        return "solution seen"
    score = ended.score
    if score.verdict is not None:
        return score.verdict.words
    if score.level is not None:
        return str(score.level.value)
    return "passed" if score.passed else "not passed"


def _details(asked: Question, answer: str, ended: Outcome, *, briefly: bool) -> list[str]:
    if asked.format.is_executable:
        return summarise(asked, ended.score, text_width())
    if isinstance(asked.content, Order) or (isinstance(asked.content, Choice) and not briefly):
        # These are explained in the numbers that were shown.
        return []
    levels = [f"{line.title}: level {line.level} of 4" for line in ended.score.dimensions]
    delivery = delivery_of(asked, answer) if asked.format.is_rubric else None
    return [*ended.score.feedback, *levels, *(hints(delivery) if delivery else [])]


def _solution(screen: Screen, view: View, answer: str, ended: Outcome, *, briefly: bool) -> None:
    failed = not ended.score.passed
    match view.question.content:
        case Choice() as content if not briefly:
            explaining.options(screen, view, content, ended)
        case Choice() as content if ended.gave_up:
            explaining.right_options(screen, view, content)
        case Numeric() as content if failed:
            explaining.number(screen, content)
        case Order() as content if failed:
            explaining.steps(screen, view, content, answer, ended)
        case Program() if ended.gave_up or (briefly and failed):
            show_reference(screen, view.question)
        case Review() as content:
            explaining.defects(screen, content, ended)
        case Short() | Open() if ended.gave_up:
            explaining.exemplar(screen, view.question)
        case Short() | Open() if not briefly:
            explaining.left_out(screen, view.question, ended.score)


def _rating(ended: Outcome) -> list[str]:
    if ended.decision is None:
        return ["Practised again today: only the first attempt of a day moves the schedule."]
    return [
        f"Rating: {ended.decision.rating.name.lower()}. It is due in {counted(ended.due_in_days or 0, 'day')}.",
        *(f"  {reason}" for reason in ended.decision.reasons),
    ]


def _leech(asked: Question, ended: Outcome) -> list[str]:
    """Say that a question was forgotten time and again, and what would help more than to be asked once more."""
    if not ended.leech_lapses:
        return []
    before = f" Practise first what comes before it: {', '.join(asked.prerequisites)}." if asked.prerequisites else ""
    return [
        f"Forgotten {ended.leech_lapses} times: to be asked once more will not teach it.{before}",
        "Write down in your own words why the answer is right, or drop the question: /never, where it is asked.",
    ]
