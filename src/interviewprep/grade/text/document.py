"""A proposal as the versioned JSON document of one grade, and as plain lines."""

from collections.abc import Iterator
from dataclasses import asdict
from textwrap import wrap

from interviewprep.base.text import strip_control
from interviewprep.grade.text.delivery import Delivery, hints, measure
from interviewprep.grade.text.propose import Finding, Proposal, rubric_of
from interviewprep.model.question import Open, Question, Short
from interviewprep.model.rubric import Criterion, Misconception
from interviewprep.model.score import Mark
from interviewprep.model.taxonomy import Area

SCHEMA = 1
WIDTH = 80
_INDENT = "  "


def to_document(question: Question, proposal: Proposal, text: str) -> dict[str, object]:
    """Write a proposal as plain JSON values, version 1.

    `score`, `passed` and `level` are None where the text was suspicious and there is no proposal; `notices` then say
    why. `criteria` are all of the rubric, `undecided` the ids of those left to the person, `misconceptions` only those
    stated. A span counts characters of the text.
    """
    content = _prose(question)
    score = proposal.score
    lines = {dimension.id: dimension for dimension in (score.dimensions if score else ())}
    return {
        "schema": SCHEMA,
        "question": question.id,
        "revision": question.revision,
        "format": question.format.value,
        "score": score.value if score else None,
        "passed": score.passed if score else None,
        "level": score.level.value if score and score.level else None,
        "criteria": [_criterion(*pair) for pair in zip(rubric_of(content), proposal.criteria, strict=True)],
        "undecided": list(proposal.undecided),
        "dimensions": [{"id": line.id, "title": line.title, "level": line.level} for line in lines.values()],
        "misconceptions": [
            {"id": finding.id, "weight": wrong.weight, **_resting(finding)}
            for wrong, finding in zip(content.misconceptions, proposal.misconceptions, strict=True)
            if finding.mark is Mark.MET
        ],
        "notices": [{"kind": notice.kind.value, "text": notice.text} for notice in proposal.notices],
        "delivery": asdict(delivery) if (delivery := delivery_of(question, text)) else None,
    }


def describe(question: Question, proposal: Proposal, text: str) -> list[str]:
    """Write a proposal line by line, for a terminal of 80 columns."""
    return [strip_control(line) for line in _lines(question, proposal, text)]


def delivery_of(question: Question, text: str) -> Delivery | None:
    """Measure how an answer is said where that is what the question is about; None elsewhere."""
    return measure(text, question.stem) if question.area is Area.COMMUNICATION else None


def _lines(question: Question, proposal: Proposal, text: str) -> Iterator[str]:
    content = _prose(question)
    score = proposal.score
    if score is None:
        yield f"{question.id}: no proposal; a person has to read this answer"
        for notice in proposal.notices:
            yield from _paragraph(f"Notice, {notice.kind.value}: {notice.text}")
    else:
        level = f"{score.level.value}, " if score.level else ""
        yield f"{question.id}: proposed {level}score {score.value:.2f} of 1"
        for asked, finding in zip(rubric_of(content), proposal.criteria, strict=True):
            yield from _found(asked, finding)
        if proposal.undecided:
            yield from _paragraph(f"Yours to judge: {', '.join(proposal.undecided)}.", indent=_INDENT)
        for line in score.dimensions:
            yield f"{_INDENT}{line.title}: level {line.level} of 4"
        for wrong, finding in zip(content.misconceptions, proposal.misconceptions, strict=True):
            if finding.mark is Mark.MET:
                yield from _paragraph(f"Wrong belief: {wrong.text}", indent=_INDENT)
                yield from _evidence(finding)
        yield "A proposal counts for nothing until you confirm it in an interview or drill."
    if delivery := delivery_of(question, text):
        for hint in hints(delivery):
            yield from _paragraph(hint)


def _prose(question: Question) -> Short | Open:
    assert isinstance(question.content, Short | Open), "only prose gets a proposal"
    return question.content


def _criterion(asked: Criterion, finding: Finding) -> dict[str, object]:
    level = {"level": asked.level} if asked.level else {}
    return {"id": asked.id, "verdict": finding.mark.value, "weight": asked.weight, **level, **_resting(finding)}


def _resting(finding: Finding) -> dict[str, object]:
    return {"evidence": finding.evidence, "spans": [list(span) for span in finding.spans]}


def _found(asked: Criterion | Misconception, finding: Finding) -> Iterator[str]:
    yield from _paragraph(f"{finding.mark.value:<7} {asked.id}: {asked.text}", indent=_INDENT)
    yield from _evidence(finding)


def _evidence(finding: Finding) -> Iterator[str]:
    if finding.evidence:
        yield from _paragraph(f"on: {finding.evidence}", indent=_INDENT * 5)


def _paragraph(text: str, *, indent: str = "") -> list[str]:
    return wrap(" ".join(text.split()), WIDTH, initial_indent=indent, subsequent_indent=f"{indent}{_INDENT * 4}")
