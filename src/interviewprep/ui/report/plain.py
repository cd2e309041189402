"""The report in plain lines, one fact each, for pipes and screen readers: no escapes, the same at every width."""

from collections.abc import Iterator

from interviewprep.base.text import one_line
from interviewprep.report.figures import Report
from interviewprep.ui.report.section import Section, Table
from interviewprep.ui.report.sections import sections, title, total_words

_NAME_COLUMNS = 17


def report_lines(report: Report) -> list[str]:
    """Write the report: title and totals, then part by part what was found, the figures, and what to do."""
    lines = [title(report), *total_words(report)]
    for section in sections(report):
        lines += ["", section.part.value, *_section_lines(section)]
    return [line.rstrip() for line in lines]


def _section_lines(section: Section) -> Iterator[str]:
    for finding in section.findings:
        yield f"  {one_line(finding)}"
    for name, said in section.points:
        yield f"  {one_line(name)}"
        yield from (f"    - {one_line(one)}" for one in said)
    for table in section.tables:
        if table.caption:
            yield f"  {table.caption}"
        yield from _rows(table)
    if section.advice:
        yield f"  {section.advice}"


def _rows(table: Table) -> Iterator[str]:
    _, *headers = table.headers
    margin = "    " if table.caption else "  "
    names = [one_line(name) for name, *_ in table.rows]
    width = max([_NAME_COLUMNS, *map(len, names)])
    for name, (_, *cells) in zip(names, table.rows, strict=True):
        pairs = (f"{header} {one_line(cell)}" for header, cell in zip(headers, cells, strict=True))
        yield f"{margin}{name:<{width}} {', '.join(pairs)}"
