"""A screen for tests."""

from dataclasses import dataclass, field


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
