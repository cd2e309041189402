"""Ways to pick an option without knowing the subject, by length, wording and form.

A guesser gives the places of the options that it favours, none where it has no opinion. Options whose keys it
finds more often than chance would give themselves away.
"""

import re
from collections import Counter
from collections.abc import Callable, Hashable, Iterable, Mapping, Sequence
from statistics import median_high, median_low

from interviewprep.proof.words import content_words, vocabulary, words

Picks = frozenset[int]
Guesser = Callable[[str, Sequence[str]], Picks]

NOBODY: Picks = frozenset()

_HEDGES = vocabulary(
    """almost about approximately can could depends depending generally largely likely mainly may might mostly often
    perhaps possibly probably rarely roughly seldom some sometimes somewhat tend tends typically unlikely usually"""
)
_ABSOLUTES = vocabulary(
    """all always any anything cannot certainly completely entirely every everyone everything exactly fully guarantees
    guaranteed impossible must never no nobody none nothing only purely solely totally whatever whenever"""
)
_NEGATIONS = vocabulary("no not never nor none neither cannot without")
_NUMBER = re.compile(r"-?\d+(?:,\d{3})*(?:\.\d+)?")


def longest(stem: str, options: Sequence[str]) -> Picks:
    """Favour the option with the most characters."""
    del stem
    return _highest([length(option) for option in options])


def shortest(stem: str, options: Sequence[str]) -> Picks:
    """Favour the option with the fewest characters."""
    del stem
    return _highest([-length(option) for option in options])


def echo(stem: str, options: Sequence[str]) -> Picks:
    """Favour the option that shares the most words with the stem."""
    asked = content_words(stem)
    return _highest([len(asked & content_words(option)) for option in options])


def hedged(stem: str, options: Sequence[str]) -> Picks:
    """Favour the option with the most words such as `usually` and `may`."""
    del stem
    return _highest([sum(word in _HEDGES for word in words(option)) for option in options])


def not_absolute(stem: str, options: Sequence[str]) -> Picks:
    """Favour the options without words such as `always` and `only`."""
    del stem
    return _some(_ABSOLUTES.isdisjoint(words(option)) for option in options)


def middle_number(stem: str, options: Sequence[str]) -> Picks:
    """Favour the middle one, or the middle two, where every option begins with or holds a number of its own."""
    del stem
    found = [_NUMBER.search(option) for option in options]
    numbers = [float(number.group().replace(",", "")) for number in found if number]
    if len(set(numbers)) < len(options):
        return NOBODY
    return _some(number in {median_low(numbers), median_high(numbers)} for number in numbers)


def odd_form(stem: str, options: Sequence[str]) -> Picks:
    """Favour the option that differs in form where all others are alike, by the number of such marks."""
    del stem
    odd: Counter[int] = Counter()
    for mark in _MARKS:
        kinds = [mark(option) for option in options]
        counts = Counter(kinds)
        if len(counts) == 2 and 1 in counts.values():
            odd[next(place for place, kind in enumerate(kinds) if counts[kind] == 1)] += 1
    return _highest([odd[place] for place in range(len(options))])


GUESSERS: Mapping[str, Guesser] = {
    "the longest": longest,
    "the shortest": shortest,
    "the most words shared with the stem": echo,
    "the most hedged": hedged,
    "without an absolute word": not_absolute,
    "the middle number": middle_number,
    "the odd one out by form": odd_form,
}
"""Each guesser by what it favours."""


def vote(first: Picks, second: Picks) -> Picks:
    """Let two guessers vote, each dividing one vote among its favourites: the options with the most votes."""
    if not first or not second:
        return first or second
    if both := first & second:
        return both
    if len(first) == len(second):
        return first | second
    return min(first, second, key=len)


def length(option: str) -> int:
    """Count the characters of an option, a line break counting as one."""
    return len(" ".join(option.split()))


def _highest(scores: Sequence[int]) -> Picks:
    top = max(scores)
    return _some(score == top for score in scores)


def _some(favoured: Iterable[bool]) -> Picks:
    """Give the places favoured; to favour all of them is to have no opinion."""
    marks = list(favoured)
    return NOBODY if all(marks) else frozenset(place for place, is_favoured in enumerate(marks) if is_favoured)


def _first_word(option: str) -> str:
    found = words(option)
    return found[0] if found else ""


def _is_negated(option: str) -> bool:
    return not _NEGATIONS.isdisjoint(words(option)) or "n't" in option


def _ending(option: str) -> bool:
    return option.rstrip().endswith((".", "!", "?"))


_MARKS: tuple[Callable[[str], Hashable], ...] = (
    _first_word,
    _is_negated,
    _ending,
    lambda option: option[:1].isupper(),
    lambda option: any(letter.isdigit() for letter in option),
    lambda option: "`" in option,
    lambda option: "(" in option,
    lambda option: ("," in option) or (";" in option) or (":" in option),
)
