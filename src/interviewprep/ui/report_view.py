"""The report for people: stable plain lines for pipes and screen readers, tables and bars on a terminal."""

from collections.abc import Iterable, Sequence
from textwrap import wrap

from interviewprep.base.text import counted, strip_control
from interviewprep.model.attempt import Attempt
from interviewprep.report.agreement import Agreement
from interviewprep.report.figures import Calibration, Report, Share
from interviewprep.report.weakness import WeakTopic
from interviewprep.schedule.study_day import day_to_date
from interviewprep.ui.attempts import attempt_columns, percent
from interviewprep.ui.pen import Pen

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


def draw_report(report: Report, pen: Pen) -> None:
    """Draw the report on a terminal of 60 columns or more; colour repeats what the numbers say."""
    pen.write(pen.styled(title(report), "bold"))
    _print_lines(pen, summary(report))
    for heading, shares in _groups(report):
        _print_heading(pen, heading)
        _print_shares(pen, shares)
    _print_heading(pen, "Due")
    _print_lines(pen, due_lines(report))
    _print_heading(pen, "Weakest topics")
    _print_lines(pen, weak_lines(report))
    if report.calibration:
        _print_heading(pen, "Calibration")
        _print_lines(pen, calibration_lines(report))
    if report.agreement:
        _print_heading(pen, "Rubrics")
        _print_lines(pen, agreement_lines(report))
    _print_heading(pen, "Attempts")
    _print_attempts(pen, report.attempts[-LAST_ATTEMPTS:])
    _print_lines(pen, _earlier(report))


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


def _print_shares(pen: Pen, shares: Sequence[Share]) -> None:
    passed = [f"{share.tally.passed}/{share.tally.attempts} passed" for share in shares]
    spent = [_duration(share.tally.active_s) for share in shares]
    widths = [max(map(len, column), default=0) for column in (passed, spent)]
    for share, of_all, time in zip(shares, passed, spent, strict=True):
        mean = share.tally.mean_score or 0.0
        bar = pen.styled(_bar(mean, ascii_only=pen.ascii_only), _style(mean))
        figure = pen.styled(f"{percent(mean):>5}", _style(mean))
        pen.write(f"{share.name:<16} {bar} {figure} {of_all:>{widths[0]}} {time:>{widths[1]}}")


def _print_attempts(pen: Pen, attempts: Sequence[Attempt]) -> None:
    """Print a line for each attempt, or two where a question's name leaves no room."""
    names = [strip_control(attempt.question) for attempt in attempts]
    columns = [attempt_columns(attempt) for attempt in attempts]
    fits = all(len(line) + len(name) + 2 <= pen.columns for line, name in zip(columns, names, strict=True))
    for attempt, line, name in zip(attempts, columns, names, strict=True):
        score = percent(attempt.evidence.score)
        styled = line.replace(score, pen.styled(score, _style(attempt.evidence.score)))
        pen.write(f"{styled}  {name}" if fits else f"{styled}\n  {name}")


def _print_heading(pen: Pen, heading: str) -> None:
    pen.write("")
    pen.write(pen.styled(heading, "bold"))


def _print_lines(pen: Pen, lines: Iterable[str]) -> None:
    """Print lines that, where they are too long, go on a little further in."""
    for line in lines:
        text = strip_control(line).lstrip()
        margin = " " * (len(line) - len(line.lstrip()))
        wrapped = wrap(text, pen.columns, initial_indent=margin, subsequent_indent=f"{margin}  ")
        pen.write("\n".join(wrapped))


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
