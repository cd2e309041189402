"""Which words of an answer an author's word means: its other forms, its typos, a number however it is written."""

from bisect import bisect_right
from collections.abc import Collection, Iterator
from functools import lru_cache

from interviewprep.grade.text.clauses import Passage
from interviewprep.grade.text.words import NUMBER, Word, words_of
from interviewprep.model.expressions import Phrase

Place = tuple[int, ...]
"""Indices of the words of one occurrence, ascending."""

GAP = 1
"""Words that may stand between two neighbours of a phrase: `not help` is found in `not really help`."""

_SAME = {"not": ("not", "never")}
_SHORTEST_WITH_TYPOS, _SHORTEST_WITH_SLIPS, _SHORTEST_WITH_TWO = 5, 7, 10
_STAR = "*"


class Lexicon:
    """The words of one passage by what they may mean.

    A word whose stem is `known` is taken for what it is and never for a typo of another.
    """

    def __init__(self, passage: Passage, known: Collection[str]) -> None:
        self._passage = passage
        self._known = known
        self._places: dict[str, list[int]] = {}
        self._types: dict[str, set[str]] = {}
        self._of_term: dict[str, list[int]] = {}
        for index, word in enumerate(passage.words):
            self._places.setdefault(word.stem, []).append(index)
            self._types.setdefault(word.stem, set()).add(word.plain)

    def find(self, phrase: Phrase) -> list[Place]:
        """List where a phrase stands inside one clause, in order."""
        terms = [term for written in phrase for term in _terms(written)]
        first, *rest = [self._indices(term) for term in terms]
        places: list[Place] = [(index,) for index in first]
        for indices in rest:
            places = [grown for place in places if (grown := self._grow(place, indices))]
        return places

    def _grow(self, place: Place, indices: list[int]) -> Place | None:
        last = place[-1]
        position = bisect_right(indices, last)
        if position == len(indices) or indices[position] - last > 1 + GAP:
            return None
        following = indices[position]
        clauses = self._passage.clauses
        return (*place, following) if clauses[last] == clauses[following] else None

    def _indices(self, term: str) -> list[int]:
        if term not in self._of_term:
            stems = set(self._stems(term))
            self._of_term[term] = sorted(index for stem in stems for index in self._places.get(stem, ()))
        return self._of_term[term]

    def _stems(self, term: str) -> Iterator[str]:
        if term == NUMBER:
            yield from (stem for stem in self._places if stem.startswith(NUMBER))
        elif term.endswith(_STAR):
            starts = _starts(term.removesuffix(_STAR))
            yield from (stem for stem, plains in self._types.items() if any(one.startswith(starts) for one in plains))
        else:
            word = words_of(term)[0]
            yield from _SAME.get(word.stem, (word.stem,))
            yield from self._typos(word)

    def _typos(self, meant: Word) -> Iterator[str]:
        if len(meant.plain) < _SHORTEST_WITH_TYPOS or meant.stem.startswith(NUMBER):
            return
        for stem, plains in self._types.items():
            is_other = stem[0] == meant.stem[0] and stem != meant.stem and stem not in self._known
            if is_other and (any(_is_typo(plain, meant.plain) for plain in plains) or _is_typo(stem, meant.stem)):
                yield stem


def _starts(start: str) -> tuple[str, ...]:
    """Give what a word may begin with that `start*` finds: a last e makes way for *-ing*, as in *comparing*."""
    return (start, f"{start[:-1]}ing") if start.endswith("e") else (start,)


@lru_cache(maxsize=65536)
def _is_typo(written: str, meant: str) -> bool:
    """Tell whether `written` may be a slip in writing `meant`.

    One letter left out, doubled or swapped with its neighbour from five letters on; one wrong letter from seven, since
    short words that differ by a letter are mostly different words (chance and change); two slips from ten.
    """
    if len(meant) < _SHORTEST_WITH_TYPOS or abs(len(written) - len(meant)) > 2:
        return False
    # Imported late: only prose needs it.
    from rapidfuzz.distance import OSA

    slips = OSA.distance(written, meant, score_cutoff=2)
    if slips == 1:
        is_swapped = len(written) != len(meant) or sorted(written) == sorted(meant)
        return is_swapped or len(meant) >= _SHORTEST_WITH_SLIPS
    return slips == 0 or (slips == 2 and len(meant) >= _SHORTEST_WITH_TWO)


@lru_cache(maxsize=16384)
def _terms(written: str) -> tuple[str, ...]:
    """Split what an author wrote as one word into terms: `held-out` is two."""
    if written == NUMBER:
        return (NUMBER,)
    if written.endswith(_STAR):
        return (written.casefold(),)
    return tuple(
        written[word.span.start : word.span.end] if word.plain != "not" else "not" for word in words_of(written)
    )
