"""The report as one JSON document, version 1."""

from dataclasses import asdict
from datetime import UTC

from interviewprep.model.attempt import Attempt
from interviewprep.report.calibration import Reliability
from interviewprep.report.figures import DueCount, Report, Share, Tally
from interviewprep.report.heat import PractisedDay
from interviewprep.report.load import DueDay
from interviewprep.report.pace import Pace
from interviewprep.report.readiness.estimate import Readiness
from interviewprep.report.readiness.next_step import MINUTES, NextStep
from interviewprep.report.recall import AreaRecall
from interviewprep.report.slips import MistakeClass
from interviewprep.report.weakness import WeakTopic
from interviewprep.schedule.study_day import day_to_date

SCHEMA = 1

Document = dict[str, object]


def to_document(report: Report) -> Document:
    """Write a report as plain JSON values.

    Dates are those on which a study day begins; instants are UTC; shares, scores and recalls lie between 0 and 1;
    times are seconds. The attempts themselves are left out: there may be a million of them.
    New keys may come within a version; what a key means stays.
    """
    charts = report.charts
    return {
        "schema": SCHEMA,
        "date": day_to_date(report.today).isoformat(),
        "since": None if report.since_day is None else day_to_date(report.since_day).isoformat(),
        "area": report.area,
        "interview": _interview(report),
        "total": _tally(report.total),
        "by_area": [_share("area", share) for share in report.by_area],
        "by_domain": [_share("domain", share) for share in report.by_domain],
        "by_format": [_share("format", share) for share in report.by_format],
        "readiness": [_readiness(one) for one in charts.readiness],
        "next_step": _next_step(charts.next_step),
        "due": {
            "today": report.due_today,
            "overdue": charts.load.overdue,
            "next_7_days": report.due_week,
            "by_area": [_due(count) for count in report.due],
            "by_day": [_due_day(day) for day in charts.load.days],
        },
        "recall": [_recall(one) for one in charts.recall],
        "weakest": [_weak(topic) for topic in report.weakest],
        "streak": {"current_days": report.streak.current, "longest_days": report.streak.longest},
        "days": [_day(day) for day in charts.days.days if day.answers],
        "calibration": [_calibration(line) for line in charts.calibration],
        "pace": [_pace(one) for one in charts.pace],
        "mistakes": [_mistake(one) for one in charts.mistakes],
        "rubric_agreement": [asdict(line) for line in report.agreement],
    }


def _interview(report: Report) -> Document | None:
    if report.interview_day is None:
        return None
    return {
        "date": day_to_date(report.interview_day).isoformat(),
        "days_left": report.interview_day - report.today,
    }


def _tally(tally: Tally) -> Document:
    return {
        "attempts": tally.attempts,
        "passed": tally.passed,
        "mean_score": tally.mean_score,
        "active_s": tally.active_s,
    }


def _share(kind: str, share: Share) -> Document:
    return {kind: share.name, **_tally(share.tally)}


def _due(count: DueCount) -> Document:
    return {"area": count.area, "today": count.today, "next_7_days": count.week}


def _weak(topic: WeakTopic) -> Document:
    return {
        "area": topic.area,
        "topic": topic.topic,
        "answers": topic.answers,
        "mean_score": topic.mean_score,
        "lapses": topic.lapses,
        "expected_recall": topic.expected_recall,
        "reasons": list(topic.reasons),
    }


def _readiness(one: Readiness) -> Document:
    kind = type(one.scope).__name__.lower()
    return {
        "kind": kind,
        "name": one.scope.value,
        "probability": one.probability,
        "low": one.low,
        "high": one.high,
        "answers": one.answers,
        "effective_answers": one.effective_answers,
        "forgotten": one.forgotten,
    }


def _next_step(step: NextStep | None) -> Document | None:
    if step is None:
        return None
    return {"scope": step.scope.value, "minutes": MINUTES, "gain": step.gain, "why": step.why, "command": step.command}


def _due_day(day: DueDay) -> Document:
    return {"date": day.date.isoformat(), "cards": day.cards}


def _recall(one: AreaRecall) -> Document:
    return {"area": one.area, "cards": one.cards, "now": one.now, "in_14_days": one.later}


def _day(day: PractisedDay) -> Document:
    return {"date": day.date.isoformat(), "answers": day.answers, "active_s": day.active_s}


def _calibration(line: Reliability) -> Document:
    return {
        "area": line.area,
        "answers": line.answers,
        "mean_confidence": line.mean_confidence,
        "full_scores": line.full_share,
        "brier": line.brier,
        "by_confidence": [
            {"confidence": one.confidence, "answers": one.answers, "full_scores": one.full_share} for one in line.bins
        ],
    }


def _pace(one: Pace) -> Document:
    return {
        "area": one.area,
        "format": one.format,
        "answers": one.answers,
        "active_s": one.active_s,
        "budget_s": one.budget_s,
        "over_budget": one.over_budget,
    }


def _mistake(one: MistakeClass) -> Document:
    return {"mistake": one.name, "answers": one.answers, "by_area": dict(one.by_area)}


def attempt_document(attempt: Attempt) -> Document:
    """Write one attempt as plain JSON values."""
    evidence = attempt.evidence
    return {
        "session": attempt.session,
        "question": attempt.question,
        "revision": attempt.revision,
        "at": attempt.at.astimezone(UTC).isoformat(),
        "utc_offset_s": attempt.utc_offset_s,
        "study_day": day_to_date(attempt.study_day).isoformat(),
        "area": attempt.area,
        "topic": attempt.topic,
        "domain": attempt.domain,
        "phase": attempt.phase,
        "difficulty": attempt.difficulty,
        "format": attempt.format,
        "verdict": attempt.verdict,
        "score": evidence.score,
        "passed": evidence.passed,
        "confidence": evidence.confidence,
        "active_s": evidence.active_s,
        "budget_s": evidence.budget_s,
        "over_time": attempt.over_time,
        "hints": evidence.hints,
        "unsafe": evidence.unsafe,
        "confirmed_by": attempt.confirmed_by,
        "misconceptions": list(attempt.misconceptions),
        "mistake": attempt.mistake,
    }
