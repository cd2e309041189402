"""TOML with line numbers: the parsed table, and the line on which each of its keys stands."""

import re
import tomllib
from collections.abc import Iterator

from interviewprep.bank.files.textfile import FaultLog

Location = tuple[str | int, ...]

_TEXT = r'"""(?:\\.|[^\\])*?"{3,5}' r"|'''.*?'{3,5}" r'|"(?:\\.|[^"\\\n])*"(?!")' r"|'[^'\n]*'(?!')"
_COMMENT = r"\#[^\n]*"
_TOKEN = re.compile(
    rf"{_TEXT}|{_COMMENT}"
    r"|\n"
    r"|[\[\]{}=.]"
    r"|[^\s\[\]{}=.#\"']+"
    r"|.",
    re.DOTALL,
)
_REPORTED_LINE = re.compile(r"\s*\(at (?:line (\d+), column \d+|end of document)\)$")
# A key of very many dotted parts costs the parser time that grows with the square of their number.
_MANY_DOTS = re.compile(r"^(?:[^.\n]*+\.){32}", re.MULTILINE)
_PART = r"""(?:[\w-]++|"(?:\\.|[^"\\\n])*+"|'[^'\n]*+')"""
_LONG_KEY = re.compile(
    rf"(?P<key>(?:{_PART}[ \t]*+\.[ \t]*+){{32}})|{_TEXT}|{_COMMENT}|[\w-]++|[^\w\"'#-]++|.", re.DOTALL
)


class TomlText:
    """A TOML text that stands in a file from `first_line` on."""

    def __init__(self, text: str, first_line: int = 1) -> None:
        self._text = "\n" * (first_line - 1) + text
        self._first_line = first_line
        self._lines: dict[Location, int] | None = None

    def parse(self, log: FaultLog) -> dict[str, object] | None:
        """Parse the text, or note the syntax error and return None."""
        if (place := _find_long_key(self._text)) is not None:
            log.add(self._text.count("\n", 0, place) + 1, "too many dotted parts in a row")
            return None
        try:
            return tomllib.loads(self._text)
        except RecursionError:
            log.add(self._first_line, "the TOML is nested too deeply")
        except ValueError as error:
            message = str(error)
            found = _REPORTED_LINE.search(message)
            last = self._text.rstrip("\n").count("\n") + 1
            line = int(found[1]) if found and found[1] else last
            log.add(max(line, self._first_line), f"TOML syntax: {_REPORTED_LINE.sub('', message)}")
        return None

    def line(self, location: Location) -> int:
        """Tell the line of a key, or of the nearest table around it.

        `location` holds keys and, for arrays of tables, indexes: `("stages", 0, "title")`.
        """
        if self._lines is None:
            self._lines = dict(_scan(self._text))
        for end in range(len(location), 0, -1):
            if (line := self._lines.get(location[:end])) is not None:
                return line
        return self._first_line


def _find_long_key(text: str) -> int | None:
    """Find where a key of too many dotted parts begins, outside of texts and comments."""
    if not _MANY_DOTS.search(text):
        return None
    for found in _LONG_KEY.finditer(text):
        if found["key"]:
            return found.start()
        if found.group() in {'"', "'"}:
            return None  # it is never closed, and the parser ends there
    return None


def _scan(text: str) -> Iterator[tuple[Location, int]]:
    """Find the line of every key outside inline tables. The text is known to be valid TOML."""
    table: Location = ()
    counts: dict[Location, int] = {}
    for line, words in _statements(text):
        if words[0] == "[":
            is_array = words[1:2] == ["["]
            names = _names(words[2:] if is_array else words[1:], until="]")
            table = _resolve(names, counts)
            if is_array:
                counts[table] = counts.get(table, -1) + 1
                yield table, line
                table = (*table, counts[table])
            yield table, line
        else:
            names = _names(words, until="=")
            for end in range(1, len(names) + 1):
                yield (*table, *names[:end]), line


def _resolve(names: list[str], counts: dict[Location, int]) -> Location:
    """Turn the names of a header into a location: what lies below an array belongs to its last table."""
    location: Location = ()
    for name in names[:-1]:
        location = (*location, name)
        if location in counts:
            location = (*location, counts[location])
    return (*location, names[-1])


def _statements(text: str) -> Iterator[tuple[int, list[str]]]:
    """Split TOML into headers and key-value pairs, each with the line on which it begins."""
    line = start = 1
    depth = 0
    words: list[str] = []
    for found in _TOKEN.finditer(text):
        word = found.group()
        if word == "\n" and depth == 0:
            if words:
                yield start, words
            words = []
        elif not word.isspace() and not word.startswith("#"):
            if not words:
                start = line
            depth += (word in "[{") - (word in "]}")
            words.append(word)
        line += word.count("\n")
    if words:
        yield start, words


def _names(words: list[str], until: str) -> list[str]:
    names = []
    for word in words:
        if word == until:
            break
        if word != ".":
            names.append(tomllib.loads(f"x = {word}")["x"] if word[0] in "\"'" else word)
    return names
