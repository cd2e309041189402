"""A question as its candidate meets it, without a session around it."""

from interviewprep.base.text import percent
from interviewprep.model.question import Open, Program, Question
from interviewprep.session.candidate import View
from interviewprep.session.conduct import shown_order
from interviewprep.session.workspace import initial_text
from interviewprep.ui import showing
from interviewprep.ui.screen import Screen, find_screen


def show_preview(question: Question, *, plain: bool) -> None:
    """Show stem, options in one of their orders, stages, and the file in which the answer is written."""
    screen = find_screen(plain=plain)
    showing.question(screen, _view(question))
    match question.content:
        case Open(stages=stages):
            for stage in stages:
                showing.stage(screen, stage)
        case Program():
            screen.heading("The file to write in")
            screen.code(initial_text(question, None), "sql" if question.format == "sql" else "python")
    _show_hints(screen, question)


def _show_hints(screen: Screen, question: Question) -> None:
    for number, hint in enumerate(question.hints, 1):
        screen.heading(f"Hint {number}, when asked for, costs {percent(hint.price)}")
        screen.prose(hint.text)


def _view(question: Question) -> View:
    return View(
        question=question,
        number=1,
        total=1,
        why="",
        order=tuple(shown_order(question, question.ref)),
        draft="",
        file=None,
        budget_s=question.budget_s,
        item_left_s=lambda: question.budget_s,
        session_left_s=lambda: None,
    )
