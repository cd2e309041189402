"""Whether a text relates what it names, or only lists it.

Words relate, and so do the signs of people in a hurry: *crash before commit -> delivered twice*.
"""

import re
from collections.abc import Collection, Iterable

from interviewprep.grade.text.clauses import Passage, parts
from interviewprep.grade.text.function_words import FUNCTION_WORDS, RELATING_VERBS
from interviewprep.grade.text.words import NUMBER

# Measured on honest answers, telegrams among them: 0.17 and more of their words and signs relate, a piece has 3.2 of
# them and more. Lists have 0.12 at most, or a piece 2.3. Rows of words without sign or pause have longer pieces than
# honest texts in which as little relates, or hold no word but the rubric's own; honest ones have at most 0.96 of these.
FEWEST_RELATING, SHORTEST_PIECE = 0.13, 2.6
RUN_ON = ((0.36, 7.0), (0.3, 6.2), (0.25, 4.5))
RUBRIC_SHARE, RUBRIC_WORDS, RUBRIC_PIECE = 0.97, 12, 7.0

_SIGN = re.compile(r"-+>|=+>|[\N{RIGHTWARDS ARROW}\N{RIGHTWARDS DOUBLE ARROW}\N{NOT EQUAL TO}]|[!<>+~]?=+|[<>]")


def is_keyword_list(passage: Passage, vocabulary: Collection[str]) -> bool:
    """Tell whether names are strung together: hardly anything relates them, or no word is but the rubric's own.

    `vocabulary` holds the stems of the words that the rubric looks for.
    """
    pieces = _pieces(passage)
    words = [passage.words[index].plain for piece in pieces for index in piece]
    signs = _relating_signs(passage, pieces)
    relating = (sum(word in FUNCTION_WORDS or word in RELATING_VERBS for word in words) + signs) / (len(words) + signs)
    piece = (len(words) + signs) / len(pieces)
    telling = [word.stem for word in passage.words if word.plain not in FUNCTION_WORDS]
    parroted = sum(stem in vocabulary for stem in telling)
    return (
        relating < FEWEST_RELATING
        or piece < SHORTEST_PIECE
        or (not signs and any(relating < fewest and piece > longest for fewest, longest in RUN_ON))
        or (piece > RUBRIC_PIECE and len(telling) >= RUBRIC_WORDS and parroted >= RUBRIC_SHARE * len(telling))
    )


def _pieces(passage: Passage) -> list[range]:
    """Cut a passage at every pause, conjunction and end of a clause; the number of a point is no piece."""
    number = 0
    numbers: list[int] = []
    for index, stop in enumerate(passage.stops):
        number += stop or (index > 0 and passage.clauses[index] != passage.clauses[index - 1])
        numbers.append(number)
    pieces = parts(numbers)
    named = [one for one in pieces if len(one) > 1 or not passage.words[one.start].plain.startswith(NUMBER)]
    return named or pieces


def _relating_signs(passage: Passage, pieces: Iterable[range]) -> int:
    """Count the pieces with a sign between their words: a chain of names and arrows relates them but once."""
    words = passage.words
    return sum(
        any(
            _SIGN.search(passage.text[words[index - 1].span.end : words[index].span.start])
            for index in range(max(piece.start, 1), piece.stop)
        )
        for piece in pieces
    )
