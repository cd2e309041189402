"""A screen for tests, and lines that were typed beforehand."""

from collections.abc import Callable
from dataclasses import dataclass, field

from interviewprep.ui.lines import News, no_news


@dataclass
class Notes:
    """A screen that keeps what it is given, one text a line."""

    lines: list[str] = field(default_factory=list)
    columns: int = 80

    def heading(self, text: str) -> None:
        """Note a heading."""
        self.lines.append(f"== {text}")

    def line(self, text: str = "") -> None:
        """Note a line."""
        self.lines.append(text)

    def prose(self, markdown: str) -> None:
        """Note a text."""
        self.lines.append(markdown)

    def code(self, source: str, language: str, *, numbers: bool = False) -> None:
        """Note a program."""
        del language, numbers
        self.lines.append(source)


@dataclass
class Typed:
    """Lines that were typed beforehand; an empty one once they are used up."""

    typed: list[str] = field(default_factory=list)

    def line(self, prompt: str, *, clock: Callable[[], str], default: str = "", news: News = no_news) -> str:
        """Give the next line, once the clock and the news that are drawn with a prompt were asked for."""
        del prompt, default
        clock()
        news("")
        return self.typed.pop(0) if self.typed else ""

    def text(self, prompt: str, *, clock: Callable[[], str], draft: str, news: News = no_news) -> str:
        """Give the next line."""
        del draft, news
        return self.line(prompt, clock=clock)
