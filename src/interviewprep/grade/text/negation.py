"""Which words of a passage are denied.

A negating word denies what follows up to a pause, a conjunction or the clause's end; *it is wrong that* denies all of
the clause up to its reason.
"""

from collections.abc import Collection

from interviewprep.base.records import dataclass
from interviewprep.grade.text.clauses import Passage
from interviewprep.grade.text.function_words import FUNCTION_WORDS

_NEGATORS = frozenset(
    {"not", "no", "never", "none", "nobody", "nothing", "neither", "nor", "without", "unnecessary", "untrue"}
)
_PAIRS = frozenset({
    ("wrong", "that"), ("false", "that"), ("wrong", "to"), ("doubt", "that"), ("myth", "that"),
    ("deny", "that"), ("far", "from"),
})  # fmt: skip
_SENTENCES = (("not", "true", "that"), ("not", "the", "case", "that"), ("not", "so", "that"))
# What is denied as a whole sentence ends before its reason: it is wrong that A and B, because C.
_REASONS = frozenset({"because", "since", "so", "therefore", "hence", "thus", "which", "instead", "rather"})
# Followed by these a negator denies nothing: not only, no doubt, nothing but.
_HARMLESS = frozenset(
    {"only", "just", "merely", "least", "doubt", "matter", "wonder", "but", "later", "more", "less", "mention"}
)
_HARMLESS_AFTER = frozenset({"not", "no", "nothing"})
_QUANTITIES = frozenset({"more", "less", "later"})
_FILLERS = FUNCTION_WORDS | {"ever", "even", "really", "just", "quite", "longer", "there"}


@dataclass(frozen=True, slots=True)
class Negation:
    """A negating word: indices of its words, and the ranges of the words it covers and of those it denies outright.

    Outright it denies up to the first word that says something: *does not fit the gap* denies the fitting, and what
    that means for the gap is open. A ban (*must not*) and *without* deny nothing outright.
    """

    words: range
    covers: range
    denies: range


def negations(passage: Passage) -> tuple[Negation, ...]:
    """List the negations of a passage in order."""
    return tuple(
        _negation(passage, index, length)
        for index in range(len(passage.words))
        if (length := _negator(passage, index)) and not _is_harmless(passage, index)
    )


def covering(negated: Collection[Negation], matched: Collection[int]) -> list[Negation]:
    """List the negations that cover a matched word; one whose first word was matched itself does not count."""
    return [one for one in negated if one.words.start not in matched and any(index in one.covers for index in matched)]


def _negation(passage: Passage, index: int, length: int) -> Negation:
    covers = range(_start(passage, index), _end(passage, index + length, is_sentence=length > 1))
    if length > 1:
        return Negation(range(index, index + length), covers, covers)
    telling = (at for at in covers if at != index and passage.words[at].plain not in _FILLERS)
    first = next(telling, covers.stop - 1)
    is_mild = passage.words[index].plain == "without" or (index > 0 and passage.words[index - 1].plain == "must")
    return Negation(range(index, index + 1), covers, range(0) if is_mild else range(covers.start, first + 1))


def _negator(passage: Passage, index: int) -> int:
    """Count the words of the negator that begins here; 0 where none does."""
    words = passage.words
    if words[index].plain == "nor" and any(words[at].plain == "neither" for at in _before(passage, index)):
        # Neither and nor are one negation, which covers what both bring.
        return 0
    if whole := _whole_sentence(passage, index):
        return whole
    if words[index].plain in _NEGATORS:
        return 1
    if index > 0 and words[index - 1].plain in _NEGATORS:
        return 0
    follows = index + 1 < len(words) and (words[index].plain, words[index + 1].plain) in _PAIRS
    return 2 if follows and passage.clauses[index] == passage.clauses[index + 1] else 0


def _whole_sentence(passage: Passage, index: int) -> int:
    said = tuple(word.plain for word in passage.words[index : index + 4])
    return next((len(phrase) for phrase in _SENTENCES if said[: len(phrase)] == phrase), 0)


def _before(passage: Passage, index: int) -> range:
    """Give the words before this one in its clause."""
    start = index
    while start > 0 and passage.clauses[start - 1] == passage.clauses[index]:
        start -= 1
    return range(start, index)


def _is_harmless(passage: Passage, index: int) -> bool:
    words = passage.words
    if index + 1 >= len(words) or words[index].plain not in _HARMLESS_AFTER:
        return False
    following = words[index + 1].plain
    if following in _QUANTITIES:
        return index + 2 < len(words) and words[index + 2].plain == "than"
    return following in _HARMLESS


def _start(passage: Passage, index: int) -> int:
    """Find the first word that a negation covers: `nothing` denies the verb before it, as in `proves nothing`."""
    is_object = index > 0 and passage.words[index].plain == "nothing" and not passage.stops[index]
    return index - 1 if is_object and passage.clauses[index - 1] == passage.clauses[index] else index


def _end(passage: Passage, start: int, *, is_sentence: bool) -> int:
    end = start
    while end < len(passage.words) and passage.clauses[end] == passage.clauses[start - 1]:
        if passage.words[end].plain in _REASONS if is_sentence else passage.stops[end]:
            break
        end += 1
    return end
