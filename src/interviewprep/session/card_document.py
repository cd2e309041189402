"""A scorecard as a document for programs."""

from typing import Any

from interviewprep.model.attempt import SessionRow
from interviewprep.session.anchors import Finding
from interviewprep.session.dimensions import DimensionLine
from interviewprep.session.scorecard import AreaLine, QuestionLine, Scorecard

SCHEMA = 1


def to_document(card: Scorecard, row: SessionRow) -> dict[str, Any]:
    """Write a scorecard and the session it is of; scores are from 0 to 1, times in seconds, moments in UTC."""
    sat = card.circumstances
    return {
        "schema": SCHEMA,
        "session": row.id,
        "kind": row.kind.value,
        "status": row.status.value,
        "started_at": row.started_at.isoformat(),
        "loop": card.loop,
        "mode": sat.mode.value,
        "extra_time": sat.extra_time,
        "pauses": sat.pauses,
        "paused_s": round(sat.paused_s, 1),
        "interruptions": sat.interruptions,
        "score": round(card.score, 4),
        "level": card.level.value,
        "active_s": round(card.active_s, 1),
        "areas": [_area(area) for area in card.areas],
        "questions": [_question(line) for line in card.questions],
        "gone": list(card.gone),
    }


def _area(area: AreaLine) -> dict[str, Any]:
    return {
        "area": area.area.value,
        "asked": area.asked,
        "answered": area.answered,
        "score": round(area.score, 4),
        "level": area.level.value,
        "dimensions": [_dimension(line) for line in area.dimensions],
    }


def _dimension(line: DimensionLine) -> dict[str, Any]:
    return {
        "title": line.title,
        "level": round(line.level, 2),
        "word": line.word.value,
        "statements": [_statement(finding) for finding in line.findings],
    }


def _statement(finding: Finding) -> dict[str, Any]:
    return {"text": finding.text, "level": finding.level, "met": finding.met, "question": finding.question}


def _question(line: QuestionLine) -> dict[str, Any]:
    return {
        "question": line.ref,
        "title": line.title,
        "area": line.area.value,
        "part": line.part,
        "score": None if line.score is None else round(line.score, 4),
        "passed": line.passed,
        "verdict": line.verdict,
        "active_s": round(line.active_s, 1),
        "budget_s": round(line.budget_s, 1),
        "over_time": line.over_time,
        "score_at_zero": line.score_at_zero,
        "evidence": list(line.evidence),
    }
