"""An answer as it is shown again, some time after it was given."""

from collections.abc import Sequence

from interviewprep.grade.answers import names_in
from interviewprep.grade.figures import AnswerFault
from interviewprep.model.taxonomy import Format
from interviewprep.session.workspace import bare_program
from interviewprep.ui.screen import Screen


def answer_lines(kind: Format, text: str, shown: Sequence[str]) -> list[str]:
    """Write an answer line by line: a program without its statement, options and steps by their ids.

    Chosen options come in the order of their ids, so that two answers can be compared whatever the screen's order was.
    """
    if kind.is_executable:
        return bare_program(text).strip("\n").splitlines()
    if kind in {Format.SINGLE, Format.MULTI, Format.ORDER} and shown:
        try:
            ids = names_in(text, shown)
        except AnswerFault:
            return text.split("\n")
        return list(ids) if kind is Format.ORDER else sorted(ids)
    return text.strip().splitlines()


def show_answer(screen: Screen, kind: Format, lines: Sequence[str]) -> None:
    """Show what `answer_lines` gave."""
    if not lines:
        screen.line("  (nothing)")
    elif kind.is_executable:
        screen.code("\n".join(lines), "sql" if kind is Format.SQL else "python")
    else:
        for line in lines:
            screen.line(f"  {line}")
