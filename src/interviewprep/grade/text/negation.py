"""Which words of a passage are denied: those after a negation, up to a pause, a conjunction or the clause's end."""

from collections.abc import Collection

from interviewprep.base.records import dataclass
from interviewprep.grade.text.clauses import Passage

_NEGATORS = frozenset(
    {"not", "no", "never", "none", "nobody", "nothing", "neither", "nor", "without", "unnecessary", "untrue"}
)
_PAIRS = frozenset({
    ("wrong", "that"), ("false", "that"), ("wrong", "to"), ("doubt", "that"), ("myth", "that"),
    ("deny", "that"), ("far", "from"),
})  # fmt: skip
# Followed by these a negator denies nothing: not only, no doubt, nothing but.
_HARMLESS = frozenset(
    {"only", "just", "merely", "least", "doubt", "matter", "wonder", "but", "later", "more", "less", "mention"}
)
_HARMLESS_AFTER = frozenset({"not", "no", "nothing"})
_QUANTITIES = frozenset({"more", "less", "later"})


@dataclass(frozen=True, slots=True)
class Negation:
    """A negating word: indices of its words, and the range of the words it covers."""

    words: range
    covers: range


def negations(passage: Passage) -> tuple[Negation, ...]:
    """List the negations of a passage in order."""
    return tuple(
        Negation(range(index, index + length), range(_start(passage, index), _end(passage, index + length)))
        for index in range(len(passage.words))
        if (length := _negator(passage, index)) and not _is_harmless(passage, index)
    )


def is_denied(negated: Collection[Negation], matched: Collection[int]) -> bool:
    """Tell whether an odd number of negations covers a matched word; a negation that was matched does not count."""
    covering = [
        one
        for one in negated
        if not any(index in matched for index in one.words) and any(index in one.covers for index in matched)
    ]
    return len(covering) % 2 == 1


def _negator(passage: Passage, index: int) -> int:
    """Count the words of the negator that begins here; 0 where none does."""
    words = passage.words
    if words[index].plain == "nor" and any(words[at].plain == "neither" for at in _before(passage, index)):
        # Neither and nor are one negation, which covers what both bring.
        return 0
    if words[index].plain in _NEGATORS:
        return 1
    if index > 0 and words[index - 1].plain in _NEGATORS:
        return 0
    follows = index + 1 < len(words) and (words[index].plain, words[index + 1].plain) in _PAIRS
    return 2 if follows and passage.clauses[index] == passage.clauses[index + 1] else 0


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


def _end(passage: Passage, start: int) -> int:
    end = start
    while end < len(passage.words) and passage.clauses[end] == passage.clauses[start - 1]:
        if passage.stops[end]:
            break
        end += 1
    return end
