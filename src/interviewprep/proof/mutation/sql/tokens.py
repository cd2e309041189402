"""A query as tokens, with what a mutator must know of each: how deep it lies, and where its clause ends.

No parser: mutators look at single clauses, and SQLite itself refuses what an edit spoils.
"""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import cached_property

_TOKEN = re.compile(
    r"""
      (?P<space> \s+ | --[^\n]* | /\*.*?\*/ )
    | (?P<text> '(?:[^']|'')*' )
    | (?P<name> "(?:[^"]|"")*" | `[^`]*` | \[[^\]]*\] )
    | (?P<number> (?:\d+(?:\.\d*)?|\.\d+)(?:[eE][+-]?\d+)? )
    | (?P<word> [^\W\d]\w* )
    | (?P<symbol> <= | >= | <> | != | == | \|\| | << | >> | ->>? | . )
    """,
    re.VERBOSE | re.DOTALL,
)

_JOINS = frozenset({"JOIN", "LEFT", "RIGHT", "FULL", "INNER", "CROSS", "NATURAL", "ON", "USING"})
_UNIONS = frozenset({"UNION", "EXCEPT", "INTERSECT"})
_WINDOWS = frozenset({"WINDOW", "PARTITION", "ROWS", "RANGE", "GROUPS"})
_LEADERS = frozenset({"SELECT", "FROM", "WHERE", "GROUP", "HAVING", "ORDER", "LIMIT", "OFFSET", "VALUES"})

CLAUSES = _JOINS | _UNIONS | _WINDOWS | _LEADERS | {";", ","}
"""Words that end the clause before them, at the same depth; conditions also end at a comma."""

_OPERATORS = frozenset({"AND", "OR", "NOT", "IS", "IN", "LIKE", "BETWEEN", "CASE", "WHEN", "THEN", "ELSE", "END"})

KEYWORDS = CLAUSES | _OPERATORS | {"BY", "AS", "DISTINCT", "ALL", "OVER"}


@dataclass(frozen=True, slots=True)
class Token:
    """A piece of a query; `word` is its text in capitals unless it is quoted, `depth` counts brackets and CASE."""

    kind: str
    text: str
    start: int
    depth: int

    @property
    def end(self) -> int:
        """Where it ends in the query."""
        return self.start + len(self.text)

    @property
    def word(self) -> str:
        """What the parser would see: capitals, or nothing for a quoted text or name."""
        return self.text.upper() if self.kind in {"word", "symbol"} else ""


@dataclass(frozen=True)
class Query:
    """A query's text with its tokens, without spaces and comments."""

    text: str

    @cached_property
    def tokens(self) -> tuple[Token, ...]:
        """All tokens in order."""
        return tuple(_tokens(self.text))

    def at(self, place: int) -> Token:
        """Give a token; before the first and after the last stands a semicolon."""
        inside = 0 <= place < len(self.tokens)
        return self.tokens[place] if inside else Token("symbol", ";", len(self.text), 0)

    def find(self, *words: str) -> Iterator[int]:
        """Tell where words stand one after another."""
        for place in range(len(self.tokens) - len(words) + 1):
            if all(self.tokens[place + step].word == word for step, word in enumerate(words)):
                yield place

    def clause_end(self, place: int, ends: frozenset[str] = CLAUSES) -> int:
        """Tell the token after the last one of a clause that begins at a token."""
        depth = self.at(place).depth
        for later in range(place, len(self.tokens)):
            token = self.tokens[later]
            if token.depth < depth or (token.depth == depth and token.word in ends):
                return later
        return len(self.tokens)

    def closing(self, place: int) -> int:
        """Tell the bracket that closes an opening one, or the place after the last token."""
        depth = self.at(place).depth
        later = range(place + 1, len(self.tokens))
        return next((at for at in later if self.at(at).depth <= depth), len(self.tokens))

    def split(self, first: int, last: int, is_between: Callable[[int], bool]) -> list[tuple[int, int]]:
        """Split the tokens from `first` up to `last` at those that lie between parts; empty parts are left out."""
        depth = self.at(first).depth
        cuts = [place for place in range(first, last) if self.at(place).depth == depth and is_between(place)]
        parts = zip([first, *(cut + 1 for cut in cuts)], [*cuts, last], strict=True)
        return [(start, end) for start, end in parts if start < end]

    def span(self, first: int, last: int) -> tuple[int, int]:
        """Tell where the tokens from `first` up to `last` lie in the text."""
        # The semicolon that stands after the last token is not in the text.
        return self.at(first).start, min(self.at(last - 1).end, len(self.text))


@dataclass(frozen=True, slots=True)
class Edit:
    """Another text between two places of a query; `around` is what to show of the query to recognise the place."""

    start: int
    end: int
    text: str
    around: tuple[int, int]

    def apply(self, query: str) -> str:
        """Make the edited query."""
        return query[: self.start] + self.text + query[self.end :]

    def tell(self, query: str) -> tuple[str, str]:
        """Write what stood there and what stands there now."""
        start, end = min(self.around[0], self.start), max(self.around[1], self.end)
        old = query[start:end]
        new = query[start : self.start] + self.text + query[self.end : end]
        return " ".join(old.split()), " ".join(new.split()) or "nothing"


SqlMutator = Callable[[Query], Iterator[Edit]]


def _tokens(text: str) -> Iterator[Token]:
    depth = 0
    for match in _TOKEN.finditer(text):
        kind, piece = str(match.lastgroup), match[0]
        word = piece.upper() if kind in {"word", "symbol"} else ""
        depth -= word in {")", "END"}
        if kind != "space":
            yield Token(kind, piece, match.start(), depth)
        depth += word in {"(", "CASE"}
