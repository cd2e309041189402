"""HTML of a card as plain text: blocks become lines, and what has no place in text is told. Nothing of it is loaded."""

from dataclasses import dataclass
from html.parser import HTMLParser

_BLOCKS = frozenset(
    {"br", "p", "div", "li", "tr", "ul", "ol", "table", "pre", "h1", "h2", "h3", "h4", "h5", "h6", "hr"}
)
_UNSEEN = frozenset({"script", "style", "head", "title"})
_SHOWN = frozenset({"img", "audio", "video", "object", "embed", "iframe", "svg", "canvas"})
_PLAIN = frozenset({"span", "html", "body", *_BLOCKS})


@dataclass(frozen=True, slots=True)
class ReadHtml:
    """The text, and what of the page it has lost."""

    text: str
    losses: tuple[str, ...]


def html_to_text(html: str) -> ReadHtml:
    r"""Read a piece of HTML, however broken.

    >>> html_to_text("a &lt; b<br><b>c</b>").text
    'a < b\nc'
    """
    reader = _Reader()
    # The parser raises on marked sections other than CDATA, which no card has.
    reader.feed(html.replace("<![", "&lt;!["))
    reader.close()
    lines = [" ".join(line.split()) for line in "".join(reader.parts).split("\n")]
    text = "\n".join(line for place, line in enumerate(lines) if line or (place and lines[place - 1]))
    return ReadHtml(text.strip(), tuple(reader.losses))


class _Reader(HTMLParser):
    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.parts: list[str] = []
        self.losses: dict[str, None] = {}
        self._unseen = ""

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag in _BLOCKS:
            self.parts.append("\n")
        if tag in _UNSEEN:
            self._unseen = tag
            self.losses["scripts and styles are left out"] = None
        elif tag in _SHOWN:
            described = dict(attrs).get("alt") or ""
            self.parts.append(f"({described})" if described else "")
            self.losses["images and other media are left out"] = None
        elif tag not in _PLAIN:
            self.losses["formatting is left out"] = None

    def handle_endtag(self, tag: str) -> None:
        if tag == self._unseen:
            self._unseen = ""
        if tag in _BLOCKS:
            self.parts.append("\n")

    def handle_data(self, data: str) -> None:
        if not self._unseen:
            self.parts.append(data)
