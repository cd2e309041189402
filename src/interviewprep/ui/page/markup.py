"""Writing HTML and SVG: everything that is no `Markup` yet is text, and is escaped."""

from html import escape

from interviewprep.base.text import strip_control

_EMPTY = frozenset({"meta", "br", "col", "rect", "line", "circle", "polyline", "path"})
"""Elements without an end tag; written so that HTML and XML read them alike."""


class Markup(str):
    """Text that is markup already."""

    __slots__ = ()


def element(name: str, /, *children: str | None, **attributes: str | float | None) -> Markup:
    """Write one element; an attribute that is None is left out, and so is a child.

    `class_` writes `class`, and other underscores are hyphens: `stroke_width` writes `stroke-width`.

    >>> element("p", "1 < 2", class_="fact")
    '<p class="fact">1 &lt; 2</p>'
    """
    written = "".join(
        f' {key.rstrip("_").replace("_", "-")}="{_text(_figure(value))}"'
        for key, value in attributes.items()
        if value is not None
    )
    if name in _EMPTY:
        assert not children
        return Markup(f"<{name}{written}/>")
    return Markup(f"<{name}{written}>{join(*children)}</{name}>")


def join(*children: str | None) -> Markup:
    """Write parts after one another, and nothing for None."""
    return Markup("".join(child if isinstance(child, Markup) else _text(child) for child in children if child))


def _figure(value: str | float) -> str:
    """Write a number as short as two digits behind the point allow."""
    return value if isinstance(value, str) else f"{value:.2f}".rstrip("0").rstrip(".")


def _text(text: str) -> str:
    """Escape a text, without what no page may hold: control characters and halves of surrogate pairs."""
    return escape(strip_control(text).encode("utf-8", errors="replace").decode("utf-8"))
