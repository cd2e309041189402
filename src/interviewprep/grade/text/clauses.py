"""Sentences and clauses: the units inside which a relation has to hold, and the stops at which a negation ends."""

import re
from collections.abc import Sequence

from interviewprep.base.records import dataclass
from interviewprep.grade.text.words import Word, words_of

_ABBREVIATIONS = re.compile(r"\b(?:e\.g|i\.e|n\.s|vs|approx|etc|resp|cf|ca|fig|dr|mr|mrs)\Z", re.IGNORECASE)
_SENTENCE_END = re.compile(r"[.!?]+[\"'*_)\]]*(?=\s|\Z)|\n[ \t]*\n|\N{BULLET}")
_CLAUSE_END = re.compile(r";|\s[-\N{EN DASH}\N{EM DASH}]+\s|\N{EM DASH}")
_PAUSE = re.compile(r"[,:()]")
_REQUESTS = frozenset({"can", "could", "will", "would"})
_CONTRAST = frozenset({"but", "however", "although", "though", "whereas", "while", "yet"})
LONGEST_CLAUSE = 60
"""Words; where nobody sets a stop, one is set, so that the work stays in proportion to the text."""

_SUBORDINATE = frozenset(
    {"because", "since", "so", "which", "until", "unless", "if", "and", "therefore", "hence", "thus"}
)


@dataclass(frozen=True, slots=True)
class Passage:
    """A text taken apart: for each word the number of its sentence and of its clause, counted over the whole text.

    `stops` tells for each word whether a pause or a conjunction stands before it, at which a negation ends, and
    `asked` holds the numbers of the sentences that are questions.
    """

    text: str
    words: tuple[Word, ...]
    sentences: tuple[int, ...]
    clauses: tuple[int, ...]
    stops: tuple[bool, ...]
    asked: frozenset[int]


def take_apart(text: str) -> Passage:
    """Split a text into words, clauses and sentences. Line ends mean nothing; an empty line ends a sentence."""
    words = words_of(text)
    sentences: list[int] = []
    clauses: list[int] = []
    stops: list[bool] = []
    asked: set[int] = set()
    sentence = clause = 0
    begun = end = 0
    for index, word in enumerate(words):
        between = text[end : word.span.start]
        if mark := _ends_sentence(text, between, end):
            asked |= {sentence} if "?" in mark else set()
            sentence += 1
            clause += 1
        elif _CLAUSE_END.search(between) or _contrasts(word, between) or index - begun >= LONGEST_CLAUSE:
            clause += 1
        begun = begun if clauses and clauses[-1] == clause else index
        stops.append(bool(_PAUSE.search(between)) or word.plain in _SUBORDINATE)
        sentences.append(sentence)
        clauses.append(clause)
        end = word.span.end
    if "?" in text[end:]:
        asked.add(sentence)
    asked -= {sentences[index] for index in range(1, len(words)) if _is_request(words[index - 1], words[index])}
    return Passage(text, tuple(words), tuple(sentences), tuple(clauses), tuple(stops), frozenset(asked))


def _contrasts(word: Word, between: str) -> bool:
    """Tell whether a word opposes what follows to what went before; `not yet` opposes nothing."""
    return word.plain in _CONTRAST and (word.plain != "yet" or bool(between.strip()))


def _is_request(first: Word, second: Word) -> bool:
    """Tell whether two words ask somebody to do something: `could you name two people?` is no doubt about it."""
    return second.plain == "you" and first.plain in _REQUESTS


def _ends_sentence(text: str, between: str, end: int) -> str:
    """Give the mark that ends a sentence in what stands between two words, or an empty text."""
    if not (match := _SENTENCE_END.search(between)):
        return ""
    before, after = text[max(0, end - 8) : end], text[end + len(between)]
    # A point inside a name, as in `n.s` or `bank.lock`; people in a hurry leave out the blank before a new sentence.
    is_inside = match.end() == len(between) and not after.isupper()
    return "" if match[0] == "." and (is_inside or _ABBREVIATIONS.search(before)) else match[0]


def parts(numbers: Sequence[int]) -> list[range]:
    """Turn the number of each word's sentence (or clause) into the ranges of words that share one."""
    ranges: list[range] = []
    start = 0
    for index in range(1, len(numbers) + 1):
        if index == len(numbers) or numbers[index] != numbers[start]:
            ranges.append(range(start, index))
            start = index
    return ranges
