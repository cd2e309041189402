"""The report for people: stable plain lines for pipes and screen readers, tables and bars on a terminal."""

from collections.abc import Iterable, Sequence
from textwrap import wrap
from typing import TYPE_CHECKING

from interviewprep.base.text import counted, strip_control
from interviewprep.model.attempt import Attempt
from interviewprep.report.agreement import Agreement
from interviewprep.report.figures import Calibration, Report, Share
from interviewprep.report.weakness import WeakTopic
from interviewprep.schedule.study_day import day_to_date
from interviewprep.ui.attempts import attempt_columns, percent

if TYPE_CHECKING:
    from rich.console import Console
    from rich.table import Table

LAST_ATTEMPTS = 20
"""Attempts that people are shown; `--json` has all."""

BAR_CELLS = 8
WELL_CALIBRATED_POINTS = 10
"""Mean confidence within so many points of the share of full scores is neither too high nor too low."""

FEW_STATED = 10
"""Fewer answers than this say nothing about calibration: one more or less would move the share by 10 points."""


def report_lines(report: Report) -> list[str]:
    """Write the report as plain lines: fixed order, fixed columns, no escapes, whatever the width."""
    lines = [title(report), *summary(report)]
    for heading, shares in _groups(report):
        lines += ["", heading, *(_share_line(share) for share in shares)]
    lines += ["", "Due", *due_lines(report)]
    lines += ["", "Weakest topics", *weak_lines(report)]
    if report.calibration:
        lines += ["", "Calibration", *calibration_lines(report)]
    if report.agreement:
        lines += ["", "Rubrics", *agreement_lines(report)]
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
        _print_lines(console, calibration_lines(report))
    if report.agreement:
        _print_heading(console, "Rubrics")
        _print_lines(console, agreement_lines(report))
    _print_heading(console, "Attempts")
    _print_attempts(console, report.attempts[-LAST_ATTEMPTS:])
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
        f"Attempts: {total.attempts}, {total.passed} passed, mean score {percent(total.mean_score)}",
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


def calibration_lines(report: Report) -> list[str]:
    """Compare confidence with what came true: in all and, where there are several, by area."""
    whole, *by_area = report.calibration
    lines = [whole, *by_area] if len(by_area) > 1 else [whole]
    return [f"  {line.area or 'all':<17} {_calibration_words(line)}" for line in lines]


def agreement_lines(report: Report) -> list[str]:
    """Tell how far the person's ratings of prose and the proposals agree, those rated first apart."""
    return [f"  {_agreement_words(line)}" for line in report.agreement]


def _agreement_words(line: Agreement) -> str:
    when = "rated before seeing the proposal" if line.rated_first else "rated with the proposal"
    beyond = "" if line.kappa is None else f", kappa {line.kappa:.2f}"
    return f"{when}: the same on {line.agreed} of {counted(line.lines, 'line')}{beyond}"


def _calibration_words(line: Calibration) -> str:
    gap = round(100 * (line.mean_confidence - line.full_scores))
    if line.answers < FEW_STATED:
        verdict = "too few to tell"
    elif abs(gap) <= WELL_CALIBRATED_POINTS:
        verdict = "well calibrated"
    else:
        verdict = f"{abs(gap)} points too {'sure' if gap > 0 else 'unsure'}"
    sure, right = percent(line.mean_confidence), percent(line.full_scores)
    return f"{sure} sure, {right} fully right, {counted(line.answers, 'answer')}: {verdict}"


def _groups(report: Report) -> tuple[tuple[str, tuple[Share, ...]], ...]:
    return (
        ("Score by area", report.by_area),
        ("Score by domain", report.by_domain),
        ("Score by format", report.by_format),
    )


def _share_line(share: Share) -> str:
    tally = share.tally
    return (
        f"  {share.name:<17} mean score {percent(tally.mean_score):>5}, {tally.passed} of {tally.attempts} passed, "
        f"{_duration(tally.active_s)}"
    )


def _due_line(name: str, today: int, week: int) -> str:
    return f"  {name:<17} {today} today, {week} more in the next 7 days"


def _weak_topic_lines(topic: WeakTopic) -> list[str]:
    return [f"  {topic.name}", *(f"    - {reason}" for reason in topic.reasons)]


def _attempt_line(attempt: Attempt) -> str:
    return f"  {attempt_columns(attempt)}  {attempt.area:<16}  {attempt.question}"


def _earlier(report: Report) -> list[str]:
    hidden = len(report.attempts) - LAST_ATTEMPTS
    return [f"  {counted(hidden, 'earlier attempt')} not shown; --json has all."] if hidden > 0 else []


def _share_table(shares: Sequence[Share], *, ascii_only: bool) -> "Table":
    from rich.table import Table
    from rich.text import Text

    table = Table(box=None, show_header=False, padding=(0, 1, 0, 0), pad_edge=False)
    for justify in ("left", "left", "right", "right", "right"):
        table.add_column(justify=justify, no_wrap=True)
    for share in shares:
        mean = share.tally.mean_score or 0.0
        table.add_row(
            Text(f"{share.name:<16}"),
            Text(_bar(mean, ascii_only=ascii_only), style=_style(mean)),
            Text(f"{percent(mean):>5}", style=_style(mean)),
            Text(f"{share.tally.passed}/{share.tally.attempts} passed"),
            Text(_duration(share.tally.active_s)),
        )
    return table


def _print_attempts(console: "Console", attempts: Sequence[Attempt]) -> None:
    """Print a line for each attempt, or two where a question's name leaves no room."""
    from rich.text import Text

    names = [strip_control(attempt.question) for attempt in attempts]
    columns = [attempt_columns(attempt) for attempt in attempts]
    fits = all(len(line) + len(name) + 2 <= console.width for line, name in zip(columns, names, strict=True))
    for attempt, line, name in zip(attempts, columns, names, strict=True):
        text = Text(f"{line}  {name}" if fits else f"{line}\n  {name}")
        text.highlight_words([percent(attempt.evidence.score)], _style(attempt.evidence.score))
        console.print(text)


def _print_heading(console: "Console", heading: str) -> None:
    console.print()
    console.print(heading, style="bold", markup=False)


def _print_lines(console: "Console", lines: Iterable[str]) -> None:
    """Print lines that, where they are too long, go on a little further in."""
    for line in lines:
        text = strip_control(line).lstrip()
        margin = " " * (len(line) - len(line.lstrip()))
        wrapped = wrap(text, console.width, initial_indent=margin, subsequent_indent=f"{margin}  ")
        console.print("\n".join(wrapped), markup=False)


def _bar(share: float, *, ascii_only: bool) -> str:
    full = round(share * BAR_CELLS)
    filled, empty = ("#", ".") if ascii_only else ("█", "░")
    return filled * full + empty * (BAR_CELLS - full)


def _style(score: float) -> str:
    """Colour a score by the bounds of the scorecard's levels."""
    if score < 0.4:
        return "red"
    return "yellow" if score < 0.625 else "green"


def _duration(seconds: float) -> str:
    hours, minutes = divmod(round(seconds / 60), 60)
    if hours >= 10:
        return f"{hours} h"
    return f"{hours} h {minutes:02d} min" if hours else f"{minutes} min"
