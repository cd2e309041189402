"""Earlier attempts for people: in a list, one by one, and two of them beside each other."""

from collections.abc import Iterator, Sequence

from interviewprep.base.text import counted, minutes_and_seconds, percent
from interviewprep.model.attempt import Attempt, Review
from interviewprep.report.past import Past
from interviewprep.ui.answers import answer_lines, show_answer
from interviewprep.ui.attempts import attempt_columns, local_time, outcome_words
from interviewprep.ui.differences import SIDE_BY_SIDE_COLUMNS, side_by_side, unified
from interviewprep.ui.screen import Screen

NO_ANSWER = "The log holds no answer of attempt {number}."


def show_list(screen: Screen, attempts: Sequence[Attempt], hidden: int) -> None:
    """Show a line for each attempt, or two where a question's name leaves no room, and how many more there are."""
    columns = [attempt_columns(attempt) for attempt in attempts]
    fits = all(
        len(line) + len(attempt.question) + 2 <= screen.columns for line, attempt in zip(columns, attempts, strict=True)
    )
    for line, attempt in zip(columns, attempts, strict=True):
        if fits:
            screen.line(f"{line}  {attempt.question}")
        else:
            screen.line(line)
            screen.line(f"  {attempt.question}")
    if hidden:
        screen.line(f"{counted(hidden, 'earlier attempt')} not shown; --limit shows more.")


def show_attempts(screen: Screen, pasts: Sequence[Past]) -> None:
    """Show all that is known of each attempt but its answer, newest first."""
    for past in reversed(pasts):
        screen.line()
        for line in _facts(past):
            screen.line(line)


def show_attempt(screen: Screen, past: Past) -> None:
    """Show one attempt with its answer."""
    screen.line()
    for line in _facts(past):
        screen.line(line)
    lines = _lines(past)
    if lines is None:
        screen.line(NO_ANSWER.format(number=past.number))
    else:
        screen.line("The answer:")
        show_answer(screen, past.attempt.format, lines)


def compare(screen: Screen, earlier: Past, later: Past) -> None:
    """Show two answers: side by side on a wide screen, else one below the other and what differs."""
    for past in (earlier, later):
        screen.line(f"{_title(past)}: {_outcome(past.attempt)}")
    first, second = _lines(earlier), _lines(later)
    for past, lines in ((earlier, first), (later, second)):
        if lines is None:
            screen.line(NO_ANSWER.format(number=past.number))
    if first is None or second is None:
        return
    if first == second:
        screen.line("Both answers are the same:")
        show_answer(screen, later.attempt.format, second)
    elif screen.columns >= SIDE_BY_SIDE_COLUMNS:
        _show_beside(screen, (earlier, first), (later, second))
    else:
        _show_below(screen, (earlier, first), (later, second))


_Answer = tuple[Past, list[str]]


def _show_beside(screen: Screen, left: _Answer, right: _Answer) -> None:
    names = (_name(left[0]), _name(right[0]))
    screen.line(
        f"Between them stands < at a line of {names[0]} alone, > at one of {names[1]} alone, | where both differ."
    )
    screen.line()
    for line in side_by_side(left[1], right[1], names, screen.columns):
        screen.line(line)


def _show_below(screen: Screen, earlier: _Answer, later: _Answer) -> None:
    for past, lines in (earlier, later):
        screen.line()
        screen.line(f"The answer of {_name(past)}:")
        show_answer(screen, past.attempt.format, lines)
    if max(len(earlier[1]), len(later[1])) > 1:
        screen.line()
        screen.line("What differs, each line with the attempt that has it:")
        for line in unified(earlier[1], later[1], (_name(earlier[0]), _name(later[0])), screen.columns):
            screen.line(line)


def _lines(past: Past) -> list[str] | None:
    return None if past.answer is None else answer_lines(past.attempt.format, past.answer, past.shown)


def _name(past: Past) -> str:
    return f"attempt {past.number}"


def _title(past: Past) -> str:
    return f"Attempt {past.number}, {local_time(past.attempt)}"


def _outcome(attempt: Attempt) -> str:
    words = "solution seen" if attempt.evidence.solution_seen else outcome_words(attempt)
    return f"{words}, {percent(attempt.evidence.score)}"


def _facts(past: Past) -> Iterator[str]:
    attempt, evidence = past.attempt, past.attempt.evidence
    yield _title(past)
    late = ", over time" if attempt.over_time else ""
    spent = f"{minutes_and_seconds(evidence.active_s)} of {minutes_and_seconds(evidence.budget_s)}{late}"
    yield f"  {_outcome(attempt)}, {spent}"
    if evidence.hints:
        yield f"  hints seen: {evidence.hints}, which cost {percent(evidence.hint_price)} of the score"
    if evidence.failed_submits:
        yield f"  failed submits: {evidence.failed_submits}"
    if evidence.confidence is not None:
        yield f"  stated confidence: {percent(evidence.confidence)}"
    yield from _rating(past.review)
    if attempt.mistake:
        yield f"  class of mistake: {attempt.mistake}"
    if attempt.misconceptions:
        yield f"  misconceptions: {', '.join(attempt.misconceptions)}"
    if evidence.unsafe:
        yield "  run without confinement"


def _rating(review: Review | None) -> Iterator[str]:
    if review is None:
        yield "  no rating: only the first attempt of a day moves the schedule"
        return
    yield f"  rating: {review.rating.name.lower()}"
    if review.rating is not review.computed:
        yield f"    computed was {review.computed.name.lower()}"
    for reason in review.reasons:
        yield f"    {reason}"
