"""Whether a clause asserts what it holds: a wrong belief that is named to be refuted is none of the writer's.

Signs of doubt are looked for around the words themselves and in what follows at once. There are more of them than any
list holds, and some mean nothing; but to miss a wrong belief costs less than to accuse somebody of one.
"""

from collections.abc import Iterable

from interviewprep.grade.text.clauses import Passage

ANSWER_WORDS = 8
"""Words at the beginning of the next sentence in which it may take back the last one: `That is wrong.`"""

_NEGATORS = frozenset({"not", "no", "never", "nobody", "none", "nothing", "neither", "nor", "without", "cannot"})
_REFUTERS = frozenset({
    "absurd", "claim", "claimed", "claims", "confuses", "fallacy", "false", "incorrect", "invalid", "misleading",
    "mistake", "mistaken", "myth", "nonsense", "overclaims", "refute", "reject", "strike", "struck", "supposedly",
    "tempting", "trap", "unsupported", "untrue", "wrong", "wrongly",
})  # fmt: skip
_HEDGES = frozenset({
    "could", "if", "instead", "may", "maybe", "merely", "might", "otherwise", "perhaps", "rather", "suppose",
    "unless", "unlike",
})  # fmt: skip
_HARMS = frozenset({"fail", "fails", "harms", "hides", "lose", "loses", "lost", "worse", "worst"})
_ONE_MIND = frozenset({"i", "we", "you"})
_DISMISSALS = (
    ("has", "to", "go"),
    ("must", "go"),
    ("goes", "out"),
    ("out", "with"),
    ("able", "to"),
    ("says", "nothing"),
)
_BACK = frozenset({"that", "this", "it", "which", "no", "not", "wrong", "false", "but", "neither", "both", "all"})


def is_asserted(passage: Passage, matched: Iterable[int]) -> bool:
    """Tell whether nothing around the matched words takes them back, doubts them or only supposes them."""
    taken = frozenset(matched)
    first, last = min(taken), max(taken)
    around = [index for index in _stretch(passage, first, last) if index not in taken]
    if _doubts(passage, around) or _is_dismissed(passage, _stretch(passage, first, last)):
        return False
    return not (_is_taken_back(passage, last) or _is_introduced(passage, first))


def _stretch(passage: Passage, first: int, last: int) -> range:
    """Give the words from the pause before the first to the pause after the last, inside their clause."""
    start, stop = first, last + 1
    while start > 0 and not passage.stops[start] and passage.clauses[start - 1] == passage.clauses[first]:
        start -= 1
    while stop < len(passage.words) and not passage.stops[stop] and passage.clauses[stop] == passage.clauses[last]:
        stop += 1
    return range(start, stop)


def _doubts(passage: Passage, indices: Iterable[int]) -> bool:
    return any(
        passage.words[index].plain in _NEGATORS | _REFUTERS | _HEDGES | _HARMS or _is_counterfactual(passage, index)
        for index in indices
    )


def _is_counterfactual(passage: Passage, index: int) -> bool:
    """Tell `that would be` from `I would do`, which says what the writer means to do."""
    return passage.words[index].plain == "would" and not (index and passage.words[index - 1].plain in _ONE_MIND)


def _is_dismissed(passage: Passage, stretch: range) -> bool:
    said = tuple(passage.words[index].plain for index in stretch)
    return any(
        said[at : at + len(phrase)] == phrase for phrase in _DISMISSALS for at in range(len(said) - len(phrase) + 1)
    )


def _is_taken_back(passage: Passage, last: int) -> bool:
    """Look at the rest of the sentence and at how the next one begins."""
    words, sentences = passage.words, passage.sentences
    rest = [at for at in range(last + 1, min(last + 13, len(words))) if sentences[at] == sentences[last]]
    if any(words[at].plain in _REFUTERS for at in rest):
        return True
    begin = next((at for at in range(last + 1, len(words)) if sentences[at] != sentences[last]), len(words))
    if begin == len(words) or words[begin].plain not in _BACK:
        return False
    answer = range(begin, min(begin + ANSWER_WORDS, len(words)))
    return any(words[at].plain in _REFUTERS | _NEGATORS for at in answer if sentences[at] == sentences[begin])


def _is_introduced(passage: Passage, first: int) -> bool:
    """Look for a refuter earlier in the sentence: `The trap here: ...`."""
    before = range(max(0, first - 12), first)
    return any(
        passage.words[at].plain in _REFUTERS for at in before if passage.sentences[at] == passage.sentences[first]
    )
