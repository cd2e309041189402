"""The report on a terminal of 60 columns or more: a digest of one screen, or all of it with its charts.

Colour repeats what letters and figures say.
"""

from collections.abc import Iterable, Iterator, Sequence
from textwrap import fill

from interviewprep.base.text import counted, one_line, percent
from interviewprep.model.attempt import Attempt
from interviewprep.model.taxonomy import Area
from interviewprep.report.figures import Report
from interviewprep.report.weakness import WEAK_RECALL
from interviewprep.ui.attempts import attempt_columns
from interviewprep.ui.pen import Pen
from interviewprep.ui.report.drawn import chart_lines, load_lines, readiness_lines
from interviewprep.ui.report.section import Part, Section
from interviewprep.ui.report.sections import sections, title, total_words
from interviewprep.ui.words import duration, fold

DIGEST_TOPICS = 3
DIGEST_ROWS = 2
MORE = "`prep report --all` draws every part; `--html FILE` makes a page of it."

IN_A_LINE = (Part.CALIBRATION, Part.SPEED, Part.MISTAKES, Part.PRACTICE, Part.RECALL)
"""Parts of which the digest tells the first finding."""


def draw_report(report: Report, pen: Pen) -> None:
    """Draw every part with its chart."""
    _head(report, pen)
    for section in sections(report):
        _heading(pen, section.part)
        if section.about:
            pen.write(fill(section.about, pen.columns))
        _print_lines(pen, section.findings)
        _print_lines(pen, _points(section))
        if section.part is Part.ATTEMPTS:
            _print_attempts(pen, report.attempts)
        elif section.part is Part.RUBRICS:
            _print_lines(pen, _as_lines(section))
        else:
            for line in chart_lines(section.part, report, pen):
                pen.write(line)
        _print_lines(pen, [section.advice] if section.advice else [])


def draw_digest(report: Report, pen: Pen) -> None:
    """Draw what matters today: readiness by area, what is due and weak, and one line of every other part."""
    told = {section.part: section for section in sections(report)}
    _head(report, pen)
    _heading(pen, Part.READINESS, ": the chance to pass a question you have not seen")
    for line in readiness_lines([one for one in report.charts.readiness if isinstance(one.scope, Area)], pen):
        pen.write(line)
    _print_lines(pen, [told[Part.READINESS].advice] if told[Part.READINESS].advice else [])
    _heading(pen, Part.DUE)
    _print_lines(pen, told[Part.DUE].findings)
    if report.charts.load.total:
        for line in load_lines(report.charts.load, DIGEST_ROWS, pen):
            pen.write(line)
    _heading(pen, Part.WEAK)
    _print_lines(pen, told[Part.WEAK].findings or _topics(report))
    pen.write("")
    for part in IN_A_LINE:
        if part in told:
            _print_lines(pen, [f"{part.value}: {told[part].findings[0]}"])
    pen.write("")
    _print_lines(pen, [MORE])


def _head(report: Report, pen: Pen) -> None:
    pen.write(pen.styled(title(report), "bold"))
    total, streak = report.total, report.streak
    words = (
        f"{counted(total.attempts, 'attempt')}, {total.passed} passed",
        f"mean score {percent(total.mean_score)}",
        duration(total.active_s),
        f"streak {counted(streak.current, 'day')}, longest {counted(streak.longest, 'day')}",
    )
    _print_lines(pen, ["; ".join(words)])
    if report.interview_day is not None:
        _print_lines(pen, [f"{total_words(report)[-1]}: `prep plan`"])


def _heading(pen: Pen, part: Part, about: str = "") -> None:
    pen.write("")
    pen.write(pen.styled(part.value, "bold") + about)


def _points(section: Section) -> Iterator[str]:
    for name, said in section.points:
        yield name
        yield from (f"  - {one}" for one in said)


def _topics(report: Report) -> Iterator[str]:
    for topic in report.weakest[:DIGEST_TOPICS]:
        # Of what failed a moment ago all is recalled: no reason to practise.
        is_faded = topic.expected_recall is not None and topic.expected_recall < WEAK_RECALL
        recall = f", expected recall {percent(topic.expected_recall)}" if is_faded else ""
        yield f"{topic.name}: mean score {percent(topic.mean_score)}{recall}"


def _as_lines(section: Section) -> Iterator[str]:
    for table in section.tables:
        for name, *cells in table.rows:
            figures = (f"{header} {cell}" for header, cell in zip(table.headers[1:], cells, strict=True))
            yield f"{name}: {', '.join(figures)}"


def _print_attempts(pen: Pen, attempts: Sequence[Attempt]) -> None:
    """Print a line for each attempt, or two where a question's name leaves no room."""
    names = [one_line(attempt.question) for attempt in attempts]
    columns = [attempt_columns(attempt) for attempt in attempts]
    fits = all(len(line) + len(name) + 2 <= pen.columns for line, name in zip(columns, names, strict=True))
    for line, name in zip(columns, names, strict=True):
        pen.write(f"{line}  {name}" if fits else f"{line}\n  {name}")


def _print_lines(pen: Pen, lines: Iterable[str]) -> None:
    """Print lines that, where they are too long, go on a little further in; no figure is parted from its sign."""
    for line in lines:
        margin = " " * (len(line) - len(line.lstrip()))
        pen.write(fold(one_line(line), pen.columns, first=margin, rest=f"{margin}  "))
