"""The scorecard as Markdown, to be kept or sent to somebody who coaches."""

from collections.abc import Iterator

from interviewprep.base.text import percent, strip_control
from interviewprep.model.attempt import SessionKind
from interviewprep.session.anchors import Finding
from interviewprep.session.scorecard import AreaLine, QuestionLine, Scorecard
from interviewprep.ui.card import dimension_line, evidence, facts, judged_areas, whole_lines

_SPECIAL = str.maketrans({sign: f"\\{sign}" for sign in "\\`*_[]<>#|"})
_WORDS = {True: "yes", False: "no", None: "not known"}


def to_markdown(card: Scorecard, heading: str) -> str:
    """Write all of a scorecard below a heading."""
    return "\n".join([f"# {safe(heading)}", "", *_body(card)]) + "\n"


def _body(card: Scorecard) -> Iterator[str]:
    for line in whole_lines(card):
        yield f"- {safe(line)}"
    for area in judged_areas(card):
        yield from _area(area)
    yield from ("", "## Questions", "")
    for number, asked in enumerate(card.questions, start=1):
        yield from _question(number, asked, card.kind)


def _area(area: AreaLine) -> Iterator[str]:
    yield from ("", f"## {area.area.value}: {area.level.value}", "")
    yield f"{percent(area.score)}, {area.answered} of {area.asked} answered."
    for dimension in area.dimensions:
        yield from ("", f"### {safe(dimension_line(dimension))}", "")
        yield from (_finding(one) for one in dimension.findings)


def _finding(one: Finding) -> str:
    where = f" ({safe(one.question)})" if one.question else ""
    return f"- {_WORDS[one.met]}, level {one.level}: {safe(one.text)}{where}"


def _question(number: int, asked: QuestionLine, kind: SessionKind) -> Iterator[str]:
    yield f"{number}. {safe(asked.title)} (`{asked.ref}`): {safe(facts(asked))}"
    yield from (f"   - {safe(fact)}" for fact in evidence(asked, kind))


def safe(text: str) -> str:
    """Keep a text on its line and free of markup, whoever wrote it."""
    return " ".join(strip_control(text).split()).translate(_SPECIAL)
