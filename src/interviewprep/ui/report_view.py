"""The report for people: stable plain lines for pipes and screen readers, tables and bars on a terminal."""

from collections.abc import Iterable, Sequence
from datetime import timedelta
from typing import TYPE_CHECKING

from interviewprep.base.text import counted, minutes_and_seconds, strip_control
from interviewprep.model.attempt import Attempt
from interviewprep.report.figures import Calibration, Report, Share
from interviewprep.report.weakness import WeakTopic
from interviewprep.schedule.study_day import day_to_date

if TYPE_CHECKING:
    from rich.console import Console
    from rich.table import Table

LAST_ATTEMPTS = 20
"""Attempts that people are shown; `--json` has all."""

BAR_CELLS = 10
WELL_CALIBRATED = 0.1
"""Mean confidence this near to the share of full scores is neither too high nor too low."""


def report_lines(report: Report) -> list[str]:
    """Write the report as plain lines: fixed order, fixed columns, no escapes, whatever the width."""
    lines = [title(report), *summary(report)]
    for heading, shares in _groups(report):
        lines += ["", heading, *(_share_line(share) for share in shares)]
    lines += ["", "Due", *due_lines(report)]
    lines += ["", "Weakest topics", *weak_lines(report)]
    if report.calibration:
        lines += ["", "Calibration", *(f"  {calibration_words(line)}" for line in report.calibration)]
    lines += ["", "Attempts", *(_attempt_line(attempt) for attempt in report.attempts[-LAST_ATTEMPTS:])]
    return [strip_control(line).rstrip() for line in [*lines, *_earlier(report)]]


def draw_report(report: Report, console: "Console") -> None:
    """Draw the report on a terminal of 60 columns or more; colour repeats what the numbers say."""
    console.print(title(report), style="bold", markup=False)
    _print_lines(console, summary(report))
    for heading, shares in _groups(report):
        _print_heading(console, heading)
        console.print(_share_table(shares, ascii_only=console.options.ascii_only))
    _print_heading(console, "Due")
    _print_lines(console, due_lines(report))
    _print_heading(console, "Weakest topics")
    _print_lines(console, weak_lines(report))
    if report.calibration:
        _print_heading(console, "Calibration")
        _print_lines(console, [f"  {calibration_words(line)}" for line in report.calibration])
    _print_heading(console, "Attempts")
    console.print(_attempt_table(report.attempts[-LAST_ATTEMPTS:]))
    _print_lines(console, _earlier(report))


def title(report: Report) -> str:
    """Name the report by its date and filters."""
    where = "all areas" if report.area is None else str(report.area)
    since = "all time" if report.since_day is None else f"since {day_to_date(report.since_day)}"
    return f"Report of {day_to_date(report.today)}: {where}, {since}"


def summary(report: Report) -> list[str]:
    """Tell the totals, one fact a line."""
    total, streak = report.total, report.streak
    return [
        f"Attempts: {total.attempts}, {total.passed} passed, mean score {_percent(total.mean_score)}",
        f"Time spent: {_duration(total.active_s)}",
        f"Streak: {counted(streak.current, 'day')}, longest {counted(streak.longest, 'day')}",
    ]


def due_lines(report: Report) -> list[str]:
    """Tell what is due, in all and by area, and what to do about it."""
    if not report.due:
        return ["  nothing today and nothing in the next 7 days"]
    lines = [_due_line("all", report.due_today, report.due_week)]
    if len(report.due) > 1:
        lines += [_due_line(count.area, count.today, count.week) for count in report.due]
    return [*lines, *(["  `prep drill --due` asks them."] if report.due_today else [])]


def weak_lines(report: Report) -> list[str]:
    """Name weak topics, each with its reasons below."""
    if not report.weakest:
        return ["  none found in these attempts"]
    lines = [line for topic in report.weakest for line in _weak_topic_lines(topic)]
    return [*lines, "  `prep drill --weak` practises them."]


def calibration_words(line: Calibration) -> str:
    """Compare confidence with what came true in one sentence."""
    gap = line.mean_confidence - line.full_scores
    if abs(gap) <= WELL_CALIBRATED:
        verdict = "well calibrated"
    else:
        verdict = f"too {'sure' if gap > 0 else 'unsure'} by {round(100 * abs(gap))} points"
    return (
        f"{line.area or 'all':<17} {_percent(line.mean_confidence)} sure, {_percent(line.full_scores)} fully right "
        f"in {counted(line.answers, 'answer')}: {verdict}"
    )


def _groups(report: Report) -> tuple[tuple[str, tuple[Share, ...]], ...]:
    return (
        ("Score by area", report.by_area),
        ("Score by domain", report.by_domain),
        ("Score by format", report.by_format),
    )


def _share_line(share: Share) -> str:
    tally = share.tally
    return (
        f"  {share.name:<17} mean score {_percent(tally.mean_score):>5}, {tally.passed} of {tally.attempts} passed, "
        f"{_duration(tally.active_s)}"
    )


def _due_line(name: str, today: int, week: int) -> str:
    return f"  {name:<17} {today} today, {week} more in the next 7 days"


def _weak_topic_lines(topic: WeakTopic) -> list[str]:
    return [f"  {topic.name}", *(f"    - {reason}" for reason in topic.reasons)]


def _attempt_line(attempt: Attempt) -> str:
    evidence = attempt.evidence
    return (
        f"  {_local_time(attempt)}  {_percent(evidence.score):>5}  {_outcome(attempt):<13}  "
        f"{minutes_and_seconds(evidence.active_s):>6}  {attempt.area:<16}  {attempt.question}"
    )


def _earlier(report: Report) -> list[str]:
    hidden = len(report.attempts) - LAST_ATTEMPTS
    return [f"  {counted(hidden, 'earlier attempt')} not shown; --json has all."] if hidden > 0 else []


def _share_table(shares: Sequence[Share], *, ascii_only: bool) -> "Table":
    from rich.text import Text

    table = _table()
    table.add_column(min_width=17, no_wrap=True)
    table.add_column(no_wrap=True)
    table.add_column(justify="right", no_wrap=True)
    table.add_column(no_wrap=True)
    table.add_column(justify="right", no_wrap=True)
    for share in shares:
        tally = share.tally
        mean = tally.mean_score or 0.0
        style = _style(mean)
        table.add_row(
            Text(str(share.name)),
            Text(_bar(mean, ascii_only=ascii_only), style=style),
            Text(_percent(mean), style=style),
            Text(f"{tally.passed}/{tally.attempts} passed"),
            Text(_duration(tally.active_s)),
        )
    return table


def _attempt_table(attempts: Iterable[Attempt]) -> "Table":
    from rich.text import Text

    table = _table()
    table.add_column(no_wrap=True)
    table.add_column(justify="right", no_wrap=True)
    table.add_column(no_wrap=True)
    table.add_column(justify="right", no_wrap=True)
    table.add_column(overflow="fold")
    for attempt in attempts:
        evidence = attempt.evidence
        table.add_row(
            Text(_local_time(attempt)),
            Text(_percent(evidence.score), style=_style(evidence.score)),
            Text(_outcome(attempt)),
            Text(minutes_and_seconds(evidence.active_s)),
            Text(strip_control(attempt.question)),
        )
    return table


def _table() -> "Table":
    from rich.table import Table

    return Table(box=None, show_header=False, padding=(0, 2, 0, 0), pad_edge=False)


def _print_heading(console: "Console", heading: str) -> None:
    console.print()
    console.print(heading, style="bold", markup=False)


def _print_lines(console: "Console", lines: Iterable[str]) -> None:
    from rich.padding import Padding
    from rich.text import Text

    for line in lines:
        text = line.lstrip()
        # Wrapped lines keep the indentation of the first one.
        console.print(Padding(Text(strip_control(text)), (0, 0, 0, len(line) - len(text))))


def _bar(share: float, *, ascii_only: bool) -> str:
    full = round(share * BAR_CELLS)
    filled, empty = ("#", ".") if ascii_only else ("█", "░")
    return filled * full + empty * (BAR_CELLS - full)


def _style(score: float) -> str:
    """Colour a score by the bounds of the scorecard's levels."""
    if score < 0.4:
        return "red"
    return "yellow" if score < 0.625 else "green"


def _outcome(attempt: Attempt) -> str:
    if attempt.verdict is not None:
        return attempt.verdict.words
    return "passed" if attempt.evidence.passed else "not passed"


def _local_time(attempt: Attempt) -> str:
    local = attempt.at + timedelta(seconds=attempt.utc_offset_s)
    return f"{local:%Y-%m-%d %H:%M}"


def _duration(seconds: float) -> str:
    minutes = round(seconds / 60)
    return f"{minutes // 60} h {minutes % 60:02d} min" if minutes >= 60 else f"{minutes} min"


def _percent(share: float | None) -> str:
    return "none" if share is None else f"{round(100 * share)} %"
