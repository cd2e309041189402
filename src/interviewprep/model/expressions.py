"""The grammar of expressions: a relation between groups of words that a clause of an answer has to hold.

    [opening] (gap | distance) ~ (small | clos* | 0.1)

Each group, in round brackets unless it has one alternative, holds alternatives; an alternative is one word or several
in sequence. `#` stands for any number and a star at the end of a word for any ending. A scope in square brackets says
where in the answer the relation has to stand. What counts as the same word is left to `grade.text`.
"""

import re
from enum import StrEnum

from interviewprep.base.records import dataclass

MAX_GROUPS = 4

_TOKEN = re.compile(r"\s*(?:(?P<mark>[()|~])|(?P<scope>\[[^\]]*\]?)|(?P<word>[^\s()|~\[\]]+)|(?P<odd>\S))")
_STAR = re.compile(r"[^*]{3,}\*")
_SAYING = re.compile(r"[^\W_]|[#%]")

Phrase = tuple[str, ...]
"""Words in sequence."""


class Scope(StrEnum):
    """Where in an answer a relation has to stand."""

    ANYWHERE = "anywhere"
    OPENING = "opening"
    FIRST_HALF = "first half"


@dataclass(frozen=True, slots=True)
class Expression:
    """A relation: one alternative of each group, in any order, inside one clause."""

    groups: tuple[tuple[Phrase, ...], ...]
    scope: Scope = Scope.ANYWHERE


class ExpressionFault(ValueError):
    """A text is no expression; `position` counts characters from 0."""

    def __init__(self, message: str, position: int) -> None:
        super().__init__(f"{message} (at character {position + 1})")
        self.position = position


@dataclass(frozen=True, slots=True)
class _Token:
    kind: str
    text: str
    position: int


def parse_expression(text: str) -> Expression:
    """Read an expression.

    >>> parse_expression("(gap | distance) ~ nearly closed").groups
    ((('gap',), ('distance',)), (('nearly', 'closed'),))

    Raises:
        ExpressionFault: It is none; the message says why, and where.
    """
    tokens = _tokens(text)
    scope = _scope(tokens.pop(0)) if tokens and tokens[0].kind == "scope" else Scope.ANYWHERE
    parser = _Parser(tokens, len(text))
    groups = [parser.group()]
    while parser.take("~"):
        groups.append(parser.group())
    parser.end()
    if len(groups) > MAX_GROUPS:
        raise ExpressionFault(f"a relation of more than {MAX_GROUPS} groups holds in no real clause: split it", 0)
    if len(groups) == 1 and any(len(phrase) == 1 for phrase in groups[0]):
        raise ExpressionFault("a lone word is no relation: relate it to another group with ~, or write a phrase", 0)
    return Expression(tuple(groups), scope)


class _Parser:
    def __init__(self, tokens: list[_Token], end: int) -> None:
        self._tokens = tokens
        self._end = end

    def take(self, mark: str) -> bool:
        found = bool(self._tokens) and self._tokens[0].text == mark and self._tokens[0].kind == "mark"
        if found:
            self._tokens.pop(0)
        return found

    def group(self) -> tuple[Phrase, ...]:
        if not self.take("("):
            return (self._phrase(),)
        phrases = [self._phrase()]
        while self.take("|"):
            phrases.append(self._phrase())
        if not self.take(")"):
            raise ExpressionFault("the bracket of this group is not closed: ) or | is expected", self._position())
        return tuple(phrases)

    def end(self) -> None:
        if not self._tokens:
            return
        token = self._tokens[0]
        hints = {
            "|": "alternatives stand in round brackets",
            "(": "groups are joined by ~",
            ")": "nothing is open here",
        }
        raise ExpressionFault(
            f"'{token.text}' is not expected: {hints.get(token.text, 'join groups by ~')}", token.position
        )

    def _phrase(self) -> Phrase:
        words: list[str] = []
        while self._tokens and self._tokens[0].kind == "word":
            words.append(_word(self._tokens.pop(0)))
        if not words:
            raise ExpressionFault("a word is expected", self._position())
        return tuple(words)

    def _position(self) -> int:
        return self._tokens[0].position if self._tokens else self._end


def _tokens(text: str) -> list[_Token]:
    tokens = []
    for match in _TOKEN.finditer(text):
        kind = str(match.lastgroup)
        if kind == "odd":
            raise ExpressionFault(f"'{match[kind]}' has no meaning here", match.start(kind))
        tokens.append(_Token(kind, match[kind], match.start(kind)))
    return tokens


def _scope(token: _Token) -> Scope:
    name = token.text.strip("[]").strip()
    if token.text.endswith("]") and name in {Scope.OPENING, Scope.FIRST_HALF}:
        return Scope(name)
    raise ExpressionFault(f"'{token.text}' is no scope: write [opening] or [first half]", token.position)


def _word(token: _Token) -> str:
    if "*" in token.text and not _STAR.fullmatch(token.text):
        raise ExpressionFault("a star ends a word of at least three letters", token.position)
    if not _SAYING.search(token.text):
        raise ExpressionFault(f"'{token.text}' holds neither letter nor digit", token.position)
    return token.text
