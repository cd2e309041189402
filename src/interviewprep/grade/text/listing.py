"""Whether a text relates what it names, or only lists it.

Words relate, and so do the signs of people in a hurry: *crash before commit -> delivered twice*.
"""

import re
from collections.abc import Collection

from interviewprep.grade.text.clauses import Passage, parts
from interviewprep.grade.text.function_words import FUNCTION_WORDS, RELATING_VERBS

# Measured on honest answers, telegrams among them: 0.17 and more of their words and signs relate, a piece has 2.5 of
# them and more, and at most 0.91 of what they name is named in the rubric. Lists have at most 0.14, or 2.2.
FEWEST_RELATING, SHORTEST_PIECE = 0.15, 2.4
RUN_ON_RELATING, RUN_ON_PIECE = 0.36, 7.0
RUBRIC_SHARE, RUBRIC_WORDS = 0.97, 12

_SIGN = re.compile(r"-+>|=+>|[\N{RIGHTWARDS ARROW}\N{RIGHTWARDS DOUBLE ARROW}\N{NOT EQUAL TO}]|[!<>+~]?=+|[<>]")


def is_keyword_list(passage: Passage, vocabulary: Collection[str]) -> bool:
    """Tell whether names are strung together: hardly anything relates them, or no word is but the rubric's own.

    `vocabulary` holds the stems of the words that the rubric looks for.
    """
    words = [word.plain for word in passage.words]
    signs = _relating_signs(passage)
    relating = (sum(word in FUNCTION_WORDS or word in RELATING_VERBS for word in words) + signs) / (len(words) + signs)
    piece = (len(words) + signs) / len(_pieces(passage))
    telling = [word.stem for word in passage.words if word.plain not in FUNCTION_WORDS]
    parroted = sum(stem in vocabulary for stem in telling)
    return (
        relating < FEWEST_RELATING
        or piece < SHORTEST_PIECE
        or (relating < RUN_ON_RELATING and piece > RUN_ON_PIECE)
        or (len(telling) >= RUBRIC_WORDS and parroted >= RUBRIC_SHARE * len(telling))
    )


def _pieces(passage: Passage) -> list[range]:
    """Cut a passage at every pause, conjunction and end of a clause."""
    number = 0
    numbers: list[int] = []
    for index, stop in enumerate(passage.stops):
        number += stop or (index > 0 and passage.clauses[index] != passage.clauses[index - 1])
        numbers.append(number)
    return parts(numbers)


def _relating_signs(passage: Passage) -> int:
    """Count the pieces with a sign between their words: a chain of names and arrows relates them but once."""
    words = passage.words
    return sum(
        any(
            _SIGN.search(passage.text[words[index - 1].span.end : words[index].span.start])
            for index in range(max(piece.start, 1), piece.stop)
        )
        for piece in _pieces(passage)
    )
