"""The scorecard in words: the whole, each area with what its levels rest on, each question.

A drill is put together of what is hard or due: it says nothing of how somebody would be judged, so its scorecard tells
what passed and when it is due, and no level.
"""

from collections.abc import Iterator, Sequence
from itertools import groupby

from interviewprep.base.text import minutes_and_seconds, percent
from interviewprep.model.attempt import SessionKind
from interviewprep.schedule.study_day import day_to_date
from interviewprep.session.anchors import MAX_LEVEL, Finding, Statement
from interviewprep.session.dimensions import DimensionLine
from interviewprep.session.scorecard import AreaLine, QuestionLine, Scorecard
from interviewprep.ui import conditions
from interviewprep.ui.screen import Screen
from interviewprep.ui.words import day_name, passed_of


def work(screen: Screen, statements: Sequence[Statement]) -> None:
    """Show what only the person knows of how they worked."""
    screen.heading("How did you work?")
    for number, statement in enumerate(statements, start=1):
        screen.line(f"  {number}. I {statement.text}")


def scorecard(screen: Screen, card: Scorecard) -> None:
    """Show the scorecard."""
    screen.heading("Scorecard")
    for line in whole_lines(card):
        screen.line(line)
    for area in judged_areas(card):
        screen.line()
        for line in _area_lines(area):
            screen.line(line)
    for part, numbered in groupby(enumerate(card.questions, start=1), key=lambda pair: pair[1].part):
        screen.line()
        if part:
            screen.line(f"Part: {part}")
        for number, asked in numbered:
            for line in _question_lines(number, asked, card.kind):
                screen.line(line)


def whole_lines(card: Scorecard) -> Iterator[str]:
    """Say how the session went as a whole, and under which conditions."""
    spent = minutes_and_seconds(card.active_s)
    if card.loop:
        yield f"Loop: {card.loop}"
    yield f"Overall: {_stand(card)}, {spent} of answering"
    yield from conditions.after(card.circumstances)
    for ref in card.gone:
        yield f"{ref} has left its bank and is not counted"


def judged_areas(card: Scorecard) -> Sequence[AreaLine]:
    """Give the areas whose levels are told: none after a drill."""
    return () if card.kind is SessionKind.DRILL else card.areas


def evidence(asked: QuestionLine, kind: SessionKind) -> Iterator[str]:
    """Give the facts about one question, each a line; after a drill also when it is due."""
    yield from asked.evidence
    if kind is SessionKind.DRILL and asked.due_day is not None:
        yield f"due on {day_name(day_to_date(asked.due_day))}"


def dimension_line(dimension: DimensionLine) -> str:
    """Name a dimension with its level, in words and as a number."""
    return f"{dimension.title}: {dimension.word.value}, {dimension.level:.1f} of {MAX_LEVEL}"


def facts(asked: QuestionLine) -> str:
    """Say how one question went, in one line."""
    spent = f"{minutes_and_seconds(asked.active_s)} of {minutes_and_seconds(asked.budget_s)}"
    score = "" if asked.score is None else f", {percent(asked.score)}"
    late = ", over time" if asked.over_time else ""
    return f"{asked.verdict}{score}, {spent}{late}"


def _stand(card: Scorecard) -> str:
    asked, answered = len(card.questions), sum(area.answered for area in card.areas)
    if not answered:
        return "nothing answered"
    if card.kind is SessionKind.DRILL:
        return passed_of(sum(line.passed for line in card.questions), answered, asked)
    return f"{card.level.value}, {percent(card.score)}"


def _area_lines(area: AreaLine) -> Iterator[str]:
    yield f"{area.area}: {area.level.value}, {percent(area.score)}, {area.answered} of {area.asked} answered"
    for dimension in area.dimensions:
        yield f"  {dimension_line(dimension)}"
        yield from (f"    {line}" for line in _reasons(dimension, several=area.answered > 1))


def _reasons(dimension: DimensionLine, *, several: bool) -> Iterator[str]:
    """Say what was reached at best, and what comes next where the level is not the highest."""
    reached = [one for one in dimension.findings if one.met]
    missed = [one for one in dimension.findings if one.met is False]
    if reached:
        yield f"yes: {_told(max(reached, key=lambda one: one.level), several=several)}"
    if missed:
        yield f"no: {_told(min(missed, key=lambda one: one.level), several=several)}"


def _told(finding: Finding, *, several: bool) -> str:
    return f"{finding.text} ({finding.question})" if several and finding.question else finding.text


def _question_lines(number: int, asked: QuestionLine, kind: SessionKind) -> Iterator[str]:
    yield f"{number}. {asked.title}: {facts(asked)}"
    for fact in evidence(asked, kind):
        yield f"   {fact}"
