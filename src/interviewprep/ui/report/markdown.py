"""The report as Markdown, to be kept or sent to somebody who coaches."""

from collections.abc import Iterator

from interviewprep.report.figures import Report
from interviewprep.ui.card_markdown import safe
from interviewprep.ui.report.section import Section, Table
from interviewprep.ui.report.sections import sections, title, total_words


def to_markdown(report: Report) -> str:
    """Write all of a report: what was found as lists, figures as tables."""
    lines = [f"# {safe(title(report))}", "", *(f"- {line}" for line in total_words(report))]
    for section in sections(report):
        lines += ["", f"## {section.part.value}", *_section(section)]
    return "\n".join(lines) + "\n"


def _section(section: Section) -> Iterator[str]:
    if section.about:
        yield from ("", safe(section.about))
    if section.findings:
        yield from ("", *(f"- {safe(finding)}" for finding in section.findings))
    if section.points:
        yield ""
    for name, said in section.points:
        yield f"- {safe(name)}"
        yield from (f"  - {safe(one)}" for one in said)
    for table in section.tables:
        if table.caption:
            yield from ("", f"### {safe(table.caption)}")
        yield from ("", *_table(table))
    if section.advice:
        yield from ("", section.advice)


def _table(table: Table) -> Iterator[str]:
    yield _row(table.headers)
    yield _row(("---",) * len(table.headers), escaped=False)
    yield from (_row(row) for row in table.rows)


def _row(cells: tuple[str, ...], *, escaped: bool = True) -> str:
    return f"| {' | '.join(safe(cell) if escaped else cell for cell in cells)} |"
