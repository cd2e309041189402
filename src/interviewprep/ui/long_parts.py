"""The long parts of what can be said after a verdict: each behind a key of its own, or all in order."""

from collections.abc import Callable, Sequence

from interviewprep.base.records import dataclass
from interviewprep.model.question import CallKind, Open, Program, Question, Short
from interviewprep.report.past import Past
from interviewprep.session.candidate import Outcome, View
from interviewprep.session.workspace import bare_program
from interviewprep.ui import explaining
from interviewprep.ui.differences import are_same_program, unified
from interviewprep.ui.past_view import compare, show_attempts
from interviewprep.ui.screen import Screen

NAMES = ("yours", "reference")


@dataclass(frozen=True, slots=True)
class LongPart:
    """Something to be shown when it is asked for by its key or its word."""

    key: str
    word: str
    show: Callable[[Screen], None]


def long_parts(view: View, answer: str, ended: Outcome, pasts: Sequence[Past]) -> list[LongPart]:
    """List what there is to be seen of a question that is closed; `pasts` ends with the attempt that was just made."""
    asked, parts = view.question, []
    match asked.content:
        case Program() as content:
            if bare_program(answer).strip():
                parts.append(LongPart("d", "diff", lambda screen: show_difference(screen, content, answer)))
            parts.append(LongPart("r", "reference", lambda screen: show_reference(screen, asked)))
        case Short() | Open() if not ended.gave_up:
            parts.append(LongPart("c", "criteria", lambda screen: explaining.criteria(screen, asked, ended.score)))
            parts.append(LongPart("x", "exemplar", lambda screen: explaining.exemplar(screen, asked)))
        case _:
            pass
    if len(pasts) > 1:
        parts.append(LongPart("a", "attempts", lambda screen: show_earlier(screen, pasts)))
    return parts


def show_reference(screen: Screen, asked: Question) -> None:
    """Show the reference of a program."""
    content = asked.content
    assert isinstance(content, Program)
    screen.heading("A reference solution")
    screen.code(content.reference, "sql" if content.call is CallKind.SQL else "python")


def show_difference(screen: Screen, content: Program, answer: str) -> None:
    """Show what differs between an answer and the reference, in one line where that is formatting alone."""
    yours, reference = bare_program(answer), content.reference
    screen.heading("Your program and the reference")
    if are_same_program(yours, reference, sql=content.call is CallKind.SQL):
        screen.line("The same, up to formatting.")
        return
    screen.line("Lines that only one of them has stand behind its name.")
    mine, theirs = (text.strip("\n").splitlines() for text in (yours, reference))
    for line in unified(mine, theirs, NAMES, screen.columns):
        screen.line(line)


def show_earlier(screen: Screen, pasts: Sequence[Past]) -> None:
    """Show the attempts before this one, newest first, and the last two answers beside each other."""
    *earlier, last = pasts
    screen.heading("Earlier attempts")
    show_attempts(screen, earlier)
    screen.line()
    compare(screen, earlier[-1], last)
