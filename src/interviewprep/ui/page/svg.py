"""Pieces of charts. Places along a chart are shares of its width, so that text keeps its size on every screen."""

from collections.abc import Iterable

from interviewprep.base.records import dataclass
from interviewprep.ui.page.markup import Markup, element, join

MARK_RADIUS = 5.5
BAR_HEIGHT = 10
ROW_HEIGHT = 44
AXIS_HEIGHT = 16
NAME_LETTERS = 28
"""A name that is longer is cut in the chart, which cannot wrap it; the table behind has all of it."""


@dataclass(frozen=True, slots=True)
class Chart:
    """A drawing, `height` pixels high, with its name and what it shows in words, for those who do not see it.

    `key` says what its marks mean, to those who do. With a `view_box` it grows and shrinks as a whole.
    """

    title: str
    about: str
    height: float
    drawing: Markup
    view_box: str | None = None
    key: str = ""

    @property
    def is_square(self) -> bool:
        """Whether it keeps its shape, and grows and shrinks as a whole, where others only stretch."""
        return self.view_box is not None

    def to_markup(self, name: str) -> Markup:
        """Write the chart; `name` makes its ids unique on the page."""
        return element(
            "svg",
            element("title", self.title, id=f"{name}-title"),
            element("desc", self.about, id=f"{name}-about"),
            self.drawing,
            role="img",
            aria_labelledby=f"{name}-title {name}-about",
            width="100%",
            height=None if self.view_box else self.height,
            viewBox=self.view_box,
        )


def across(share: float) -> str:
    """Write a place along the chart, from 0 to 1."""
    return f"{100 * min(max(share, 0.0), 1.0):.2f}%"


def text(words: str, x: float | str, y: float, anchor: str = "start", class_: str | None = None) -> Markup:
    """Write words at a place; `anchor` says which end of them stands there: start, middle or end."""
    return element("text", words, x=x, y=y, text_anchor=None if anchor == "start" else anchor, class_=class_)


def bar(start: float, end: float, y: float, class_: str = "bar", height: float = BAR_HEIGHT) -> Markup:
    """Draw a bar between two shares of the width."""
    return element("rect", x=across(start), y=y, width=across(end - start), height=height, rx=2, class_=class_)


def track(y: float) -> Markup:
    """Draw what a bar of full length would cover."""
    return bar(0, 1, y, "track")


def span(start: float, end: float, y: float, class_: str = "span") -> Markup:
    """Draw a line between two shares, in either order, with a short stop at both ends."""
    stops = (
        element("line", x1=across(share), x2=across(share), y1=y - 5, y2=y + 5, class_=class_) for share in (start, end)
    )
    return join(element("line", x1=across(start), x2=across(end), y1=y, y2=y, class_=class_), *stops)


def dot(share: float, y: float, class_: str = "dot") -> Markup:
    """Mark a share by a dot; of class `ring` it is hollow."""
    return element("circle", cx=across(share), cy=y, r=MARK_RADIUS, class_=class_)


def limit(share: float, y: float) -> Markup:
    """Draw a line across a bar, at a share of the width."""
    return element("line", x1=across(share), x2=across(share), y1=y - 9, y2=y + 9, class_="limit")


def row_chart(title: str, key: str, rows: Iterable[tuple[str, str, Markup]], axis: Markup | None = None) -> Chart:
    """Stack rows: a name at the left, figures at the right, and below them a drawing around a line 26 pixels down.

    `key` says what the marks mean; the figures of all rows are the description.
    """
    drawn, told = [], []
    y = 0.0
    for name, figures, drawing in rows:
        words = join(text(shortened(name), 0, 14), text(figures, "100%", 14, "end", "figure"))
        drawn.append(element("g", words, drawing, transform=f"translate(0 {y:g})"))
        told.append(f"{name} {figures}")
        y += ROW_HEIGHT
    if axis is not None:
        drawn.append(element("g", axis, transform=f"translate(0 {y:g})"))
        y += AXIS_HEIGHT
    return Chart(title, f"{'; '.join(told)}.", y, join(*drawn), key=key)


def shortened(name: str) -> str:
    """Cut a name that a chart has no room for."""
    return name if len(name) <= NAME_LETTERS else f"{name[: NAME_LETTERS - 1]}…"


def share_axis(*labels: str) -> Markup:
    """Write what the left end, the middle and the right end of the width stand for."""
    anchors = ("start", "middle", "end")
    places = ("0%", "50%", "100%")
    return join(
        *(text(label, place, 12, anchor, "axis") for label, place, anchor in zip(labels, places, anchors, strict=True))
    )
