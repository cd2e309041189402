"""The report as one JSON document, version 1."""

from dataclasses import asdict
from datetime import UTC

from interviewprep.model.attempt import Attempt
from interviewprep.report.figures import Calibration, DueCount, Report, Share, Tally
from interviewprep.report.weakness import WeakTopic
from interviewprep.schedule.study_day import day_to_date

SCHEMA = 1

Document = dict[str, object]


def to_document(report: Report) -> Document:
    """Write a report as plain JSON values.

    Dates are those on which a study day begins; instants are UTC; shares, scores and recalls lie between 0 and 1;
    times are seconds. `attempts` holds every attempt that the filters let through, oldest first, and nothing else.
    """
    return {
        "schema": SCHEMA,
        "date": day_to_date(report.today).isoformat(),
        "since": None if report.since_day is None else day_to_date(report.since_day).isoformat(),
        "area": report.area,
        "total": _tally(report.total),
        "by_area": [_share("area", share) for share in report.by_area],
        "by_domain": [_share("domain", share) for share in report.by_domain],
        "by_format": [_share("format", share) for share in report.by_format],
        "due": {
            "today": report.due_today,
            "next_7_days": report.due_week,
            "by_area": [_due(count) for count in report.due],
        },
        "weakest": [_weak(topic) for topic in report.weakest],
        "streak": {"current_days": report.streak.current, "longest_days": report.streak.longest},
        "calibration": [_calibration(line) for line in report.calibration],
        "rubric_agreement": [asdict(line) for line in report.agreement],
        "attempts": [attempt_document(attempt) for attempt in report.attempts],
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


def _calibration(line: Calibration) -> Document:
    return {
        "area": line.area,
        "answers": line.answers,
        "mean_confidence": line.mean_confidence,
        "full_scores": line.full_scores,
    }


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
