"""What stands there when the time of a question is over: taken at that moment, whoever has the terminal."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from interviewprep.base.beside import Wait, beside
from interviewprep.grade.figures import AnswerFault
from interviewprep.model.question import CallKind, Program, Question, Review
from interviewprep.session.workspace import split_checks

PERIOD_S = 1.0


class TimeOver(Exception):
    """The question at hand has closed at zero: what stood there is its answer."""


def gradable(question: Question, text: str, shown: tuple[str, ...] | None) -> str:
    """Give what of a draft can be graded, `shown` being the order of its options; empty where that is no answer.

    No answer are a draft without a word, an untouched starter, a command, and what cannot be read. A review is graded
    without its last line where only that one is unfinished.
    """
    if text.lstrip().startswith("/") or not has_substance(question, text):
        return ""
    tries = [text]
    if isinstance(question.content, Review):
        tries.append("\n".join(text.rstrip().split("\n")[:-1]))
    return next((one for one in tries if one.strip() and _is_readable(question, one, shown)), "")


def _is_readable(question: Question, text: str, shown: tuple[str, ...] | None) -> bool:
    from interviewprep.grade.answers import parse_answer  # not needed before there is an answer

    try:
        parse_answer(question, text, shown=shown)
    except AnswerFault:
        return False
    return True


def has_substance(question: Question, text: str) -> bool:
    """Tell whether something was written: in a program, more than comments, blank lines and the starter."""
    content = question.content
    if not isinstance(content, Program):
        return bool(text.strip())
    sign = "--" if content.call is CallKind.SQL else "#"
    written, given = (_code_lines(one, sign) for one in (split_checks(text)[0], content.starter))
    return bool(written) and written != given


def _code_lines(source: str, sign: str) -> list[str]:
    lines = (line.rstrip() for line in source.splitlines())
    return [line for line in lines if line and not line.lstrip().startswith(sign)]


def copy_at_zero(file: Path) -> Path:
    """Name the copy of an answer's file as it was at zero."""
    return file.with_name(f"{file.stem}.at-zero{file.suffix}")


@contextmanager
def watched_to_zero(file: Path, left_s: Callable[[], float], *, period_s: float = PERIOD_S) -> Iterator[None]:
    """Copy a file once, at the moment when time is over, from a thread of its own while the context is open.

    `left_s` gives the seconds left whenever it is called. A copy that is there when the context opens past zero was
    made by a process that has ended since: it stays.
    """
    is_done = left_s() <= 0 and copy_at_zero(file).exists()

    def look() -> None:
        nonlocal is_done
        if not is_done and left_s() <= 0:
            is_done = True
            _copy(file)

    def watch(wait: Wait) -> None:
        look()
        while not is_done and not wait(min(max(left_s(), 0.01), period_s)):
            look()

    try:
        with beside("zero", watch):
            yield
    finally:
        look()


def _copy(file: Path) -> None:
    copy = copy_at_zero(file)
    # Whoever looks for the copy takes the file itself where there is none: later, but not lost.
    with suppress(OSError):
        unfinished = copy.with_suffix(f"{copy.suffix}.new")
        unfinished.write_bytes(file.read_bytes())
        unfinished.replace(copy)
