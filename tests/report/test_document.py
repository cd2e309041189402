"""The JSON document of a report."""

import json
from datetime import datetime, timedelta

from interviewprep.model.taxonomy import Area
from interviewprep.model.verdict import Verdict
from interviewprep.report.document import attempt_document, to_document
from interviewprep.report.figures import DueCount, Report, Share, Tally
from interviewprep.report.streak import Streak
from interviewprep.report.weakness import WeakTopic
from support.made_year import report_of_year
from support.practice import make_attempt

TODAY = 20_000
ATTEMPTS = (
    make_attempt(day=TODAY - 2, score=0.5, verdict=Verdict.WRONG_ANSWER),
    make_attempt(day=TODAY, verdict=Verdict.ACCEPTED, confidence=0.9),
)
TALLY = Tally(attempts=2, passed=1, score_sum=1.5, active_s=600.0)
REPORT = Report(
    today=TODAY,
    since_day=TODAY - 7,
    area=Area.CODING,
    total=TALLY,
    by_area=(Share(Area.CODING, TALLY),),
    by_domain=(),
    by_format=(),
    due=(DueCount(Area.CODING, today=2, week=3), DueCount(Area.ML_THEORY, today=1, week=0)),
    weakest=(WeakTopic(Area.CODING, "arrays-hashing", 2, 0.75, 1, 0.6, ("mean score 75 % over 2 answers",)),),
    streak=Streak(current=1, longest=4),
    charts=report_of_year().charts,
    attempts=ATTEMPTS,
)


def test_document_survives_json_unchanged() -> None:
    document = to_document(REPORT)
    assert json.loads(json.dumps(document, allow_nan=False)) == document


def test_document_names_version_filters_and_totals() -> None:
    document = to_document(REPORT)
    assert document["schema"] == 1
    assert (document["date"], document["since"], document["area"]) == ("2024-10-04", "2024-09-27", "coding")
    assert document["total"] == {"attempts": 2, "passed": 1, "mean_score": 0.75, "active_s": 600.0}
    assert document["by_area"] == [{"area": "coding", "attempts": 2, "passed": 1, "mean_score": 0.75, "active_s": 600}]
    assert document["streak"] == {"current_days": 1, "longest_days": 4}
    assert document["due"] == {
        "today": 3,
        "overdue": 6,
        "next_7_days": 3,
        "by_area": [
            {"area": "coding", "today": 2, "next_7_days": 3},
            {"area": "ml-theory", "today": 1, "next_7_days": 0},
        ],
        "by_day": [{"date": day.date.isoformat(), "cards": day.cards} for day in REPORT.charts.load.days],
    }


def test_attempts_are_written_with_their_day_and_in_utc() -> None:
    written = [attempt_document(attempt) for attempt in ATTEMPTS]
    assert [(one["study_day"], one["verdict"], one["score"]) for one in written] == [
        ("2024-10-02", "wrong_answer", 0.5),
        ("2024-10-04", "accepted", 1.0),
    ]
    instants = [datetime.fromisoformat(str(one["at"])) for one in written]
    assert instants == [attempt.at for attempt in ATTEMPTS]
    assert all(one.utcoffset() == timedelta(0) for one in instants)


def test_attempt_graded_by_a_person_has_no_verdict() -> None:
    written = attempt_document(make_attempt())
    assert (written["verdict"], written["passed"]) == (None, True)


def test_document_holds_the_figures_of_every_chart() -> None:
    document, charts = to_document(REPORT), REPORT.charts
    for key, figures in (
        ("readiness", charts.readiness),
        ("recall", charts.recall),
        ("calibration", charts.calibration),
        ("pace", charts.pace),
        ("mistakes", charts.mistakes),
    ):
        listed = document[key]
        assert isinstance(listed, list)
        assert len(listed) == len(figures) > 0


def test_readiness_names_what_it_is_of_and_how_sure_it_is() -> None:
    listed = to_document(REPORT)["readiness"]
    assert isinstance(listed, list)
    assert [(one["kind"], one["name"]) for one in (listed[0], listed[5], listed[-1])] == [
        ("area", "coding"),
        ("domain", "mathematics"),
        ("phase", 4),
    ]
    assert all(0 <= one["low"] <= one["probability"] <= one["high"] <= 1 for one in listed)


def test_calibration_of_version_one_keeps_its_keys() -> None:
    listed = to_document(REPORT)["calibration"]
    assert isinstance(listed, list)
    whole, line = listed[0], REPORT.charts.calibration[0]
    assert whole["area"] is None
    assert (whole["answers"], whole["mean_confidence"], whole["full_scores"]) == (
        line.answers,
        line.mean_confidence,
        line.full_share,
    )
    assert sum(one["answers"] for one in whole["by_confidence"]) == whole["answers"]


def test_days_lists_those_with_practice_alone() -> None:
    listed = to_document(REPORT)["days"]
    assert isinstance(listed, list)
    assert len(listed) == sum(bool(day.answers) for day in REPORT.charts.days.days)
    assert all(one["answers"] > 0 for one in listed)
