"""Tables of the page: the figures behind its charts, and lists."""

import re

from interviewprep.ui.page.markup import Markup, element, join
from interviewprep.ui.report.section import Table

_NUMBER = re.compile(r"-?[\d.,:]+( %)?|\d+ of \d+|\d+ to \d+ %|none|[\d,]+ (min|h)( \d\d min)?")


def table(data: Table) -> Markup:
    """Write a table whose first column names its rows; columns of figures stand at the right."""
    numeric = [all(_NUMBER.fullmatch(row[place]) for row in data.rows) for place in range(len(data.headers))]
    classes = ["number" if is_number else None for is_number in numeric]
    head = (
        element("th", header, scope="col", class_=class_) for header, class_ in zip(data.headers, classes, strict=True)
    )
    return element(
        "div",
        element(
            "table",
            element("caption", data.caption) if data.caption else None,
            element("thead", element("tr", *head)),
            element("tbody", *(_row(row, classes) for row in data.rows)),
        ),
        class_="scroll",
        # What can be scrolled must be reachable without a mouse.
        tabindex="0",
        role="group",
        aria_label=data.caption or data.headers[0],
    )


def behind(what: str, tables: tuple[Table, ...]) -> Markup | None:
    """Fold the tables behind the charts of a part into what opens on demand."""
    if not tables:
        return None
    return element("details", element("summary", f"{what} in figures"), *(table(one) for one in tables))


def _row(cells: tuple[str, ...], classes: list[str | None]) -> Markup:
    name, *figures = cells
    written = (element("td", cell, class_=class_) for cell, class_ in zip(figures, classes[1:], strict=True))
    return element("tr", element("th", name, scope="row", class_=classes[0]), join(*written))
