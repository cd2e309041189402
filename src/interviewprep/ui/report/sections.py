"""The parts of a report in the order of a person's questions; those without anything to tell are left out."""

from collections.abc import Iterator

from interviewprep.base.text import counted, percent
from interviewprep.report.figures import Report
from interviewprep.schedule.study_day import day_to_date
from interviewprep.ui.report import facts, standing
from interviewprep.ui.report.section import Section
from interviewprep.ui.words import day_name, duration


def title(report: Report) -> str:
    """Name the report by its date and filters."""
    where = "all areas" if report.area is None else str(report.area)
    since = "all time" if report.since_day is None else f"since {day_to_date(report.since_day)}"
    return f"Report of {day_to_date(report.today)}: {where}, {since}"


def totals(report: Report) -> tuple[tuple[str, str, str], ...]:
    """Tell the totals: the name of each, what it is, and more about it, which may be empty."""
    total, streak = report.total, report.streak
    return (
        ("Attempts", f"{total.attempts:,}", f"{total.passed:,} passed"),
        ("Mean score", percent(total.mean_score), ""),
        ("Time spent", duration(total.active_s), ""),
        ("Streak", counted(streak.current, "day"), f"longest {counted(streak.longest, 'day')}"),
        *([_interview(report.interview_day, report.today)] if report.interview_day is not None else []),
    )


def _interview(day: int, today: int) -> tuple[str, str, str]:
    days_left = day - today
    when = f"in {counted(days_left, 'day')}" if days_left else "today"
    return "Interview", when, day_name(day_to_date(day))


def total_words(report: Report) -> list[str]:
    """Tell the totals, each in a line."""
    return [f"{name}: {figure}{', ' if more else ''}{more}" for name, figure, more in totals(report)]


def sections(report: Report) -> Iterator[Section]:
    """Give all that the report tells: ready, due, weak; calibrated, fast, mistaken; practised, remembered, scored."""
    charts = report.charts
    yield standing.readiness(charts.readiness, charts.next_step)
    yield facts.due(charts.load, report.due)
    yield facts.weak(report.weakest)
    if charts.calibration:
        yield standing.calibration(charts.calibration)
    if charts.pace:
        yield facts.speed(charts.pace)
    if charts.mistakes:
        yield facts.mistakes(charts.mistakes)
    yield facts.practice(charts.days, report.streak)
    if charts.recall:
        yield facts.recall(charts.recall)
    yield facts.scores((("area", report.by_area), ("domain", report.by_domain), ("format", report.by_format)))
    if report.agreement:
        yield facts.rubrics(report.agreement)
    yield facts.attempts(report.attempts, report.total.attempts - len(report.attempts))
