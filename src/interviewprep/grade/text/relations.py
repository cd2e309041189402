"""Where a passage holds an expression: all its groups in one clause, in any order, and whether it is denied there."""

from bisect import bisect_left
from collections.abc import Collection, Iterator, Mapping, Sequence
from enum import Enum, auto

from interviewprep.base.records import dataclass
from interviewprep.grade.text.clauses import Passage
from interviewprep.grade.text.lexicon import Lexicon, Place
from interviewprep.grade.text.negation import Negation, covering, negations
from interviewprep.grade.text.words import Span
from interviewprep.model.expressions import Expression, Scope

WIDEST = 24
"""Words from the first to the last of a relation: in a longer stretch they hardly belong together."""
OPENING_SENTENCES = 2


class Stand(Enum):
    """How a relation stands in a text."""

    AFFIRMED = auto()
    DENIED = auto()
    OPEN = auto()
    """Only asked, or spread over the clauses of a sentence."""
    DOUBTED = auto()
    """Beside something else that is denied, so that what holds is open."""


@dataclass(frozen=True, slots=True)
class Relation:
    """One place that holds an expression, with the words matched."""

    stand: Stand
    clause: int
    matched: frozenset[int]
    span: Span


class Finder:
    """Finds expressions in one passage."""

    def __init__(self, passage: Passage, lexicon: Lexicon) -> None:
        self._passage = passage
        self._lexicon = lexicon
        self.negations = negations(passage)
        self._negated: dict[int, list[Negation]] = {}
        for one in self.negations:
            self._negated.setdefault(passage.clauses[one.words[0]], []).append(one)

    def find(self, expression: Expression) -> list[Relation]:
        """List the places of a relation: one for each clause that holds it or, where none does, each sentence."""
        groups = [self._group(phrases, expression.scope) for phrases in expression.groups]
        if not all(groups):
            return []
        in_clauses = [self._relation(matched) for matched in _together(groups, self._passage.clauses)]
        if in_clauses:
            return in_clauses
        return [self._open(matched) for matched in _together(groups, self._passage.sentences)]

    def _group(self, phrases: Sequence[tuple[str, ...]], scope: Scope) -> list[Place]:
        places = (place for phrase in phrases for place in self._lexicon.find(phrase))
        return _longest({place for place in places if self._is_inside(place, scope)})

    def _is_inside(self, place: Place, scope: Scope) -> bool:
        match scope:
            case Scope.OPENING:
                return self._passage.sentences[place[-1]] < OPENING_SENTENCES
            case Scope.FIRST_HALF:
                return 2 * place[-1] < len(self._passage.words)
            case Scope.ANYWHERE:
                return True

    def _relation(self, matched: frozenset[int]) -> Relation:
        if self._passage.sentences[min(matched)] in self._passage.asked:
            return self._open(matched)
        over = covering(self._negated.get(self._passage.clauses[min(matched)], ()), matched)
        if len(over) % 2 == 0:
            return self._make(Stand.AFFIRMED, matched)
        is_outright = any(index in one.denies for one in over for index in matched)
        return self._make(Stand.DENIED if is_outright else Stand.DOUBTED, matched)

    def _open(self, matched: frozenset[int]) -> Relation:
        return self._make(Stand.OPEN, matched)

    def _make(self, stand: Stand, matched: frozenset[int]) -> Relation:
        words, first, last = self._passage.words, min(matched), max(matched)
        return Relation(
            stand, self._passage.clauses[first], matched, Span(words[first].span.start, words[last].span.end)
        )


def _longest(places: Collection[Place]) -> list[Place]:
    """Leave out a place that lies inside another: of `no offer` and `offer` the first says what is meant."""
    covered_by: dict[int, Place] = {}
    for place in sorted(places, key=len):
        covered_by.update(dict.fromkeys(place, place))
    return sorted(place for place in places if not any(set(place) < set(covered_by[index]) for index in place))


def _together(groups: Sequence[Sequence[Place]], units: Sequence[int]) -> Iterator[frozenset[int]]:
    """Give, for each unit (a clause, a sentence) that holds a place of every group, the closest such places."""
    by_unit = [_by_unit(places, units) for places in groups]
    for unit in sorted(set(by_unit[0]).intersection(*by_unit[1:])):
        if closest := _closest([places[unit] for places in by_unit]):
            yield closest


def _by_unit(places: Sequence[Place], units: Sequence[int]) -> Mapping[int, list[Place]]:
    found: dict[int, list[Place]] = {}
    for place in places:
        found.setdefault(units[place[0]], []).append(place)
    return found


def _closest(groups: Sequence[Sequence[Place]]) -> frozenset[int] | None:
    """Choose a place of each group, none sharing a word with another, as close together as can be."""
    anchors, *others = sorted(groups, key=len)
    best: frozenset[int] | None = None
    narrowest = WIDEST + 1
    for anchor in anchors:
        matched = _around(anchor, others)
        extent = max(matched) - min(matched) + 1 if matched else narrowest
        if matched and extent < narrowest:
            best, narrowest = matched, extent
            if extent == len(matched):
                break
    return best


def _around(anchor: Place, others: Sequence[Sequence[Place]]) -> frozenset[int] | None:
    matched = frozenset(anchor)
    for places in others:
        near = _nearest(places, anchor, matched)
        if near is None:
            return None
        matched |= frozenset(near)
    return matched


def _nearest(places: Sequence[Place], anchor: Place, taken: Collection[int]) -> Place | None:
    """Find the place nearest to `anchor` among the few around it that share no word with those taken."""
    at = bisect_left(places, anchor)
    free = [place for place in places[max(0, at - 3) : at + 3] if not any(index in taken for index in place)]
    return min(free, key=lambda place: max(place[-1], anchor[-1]) - min(place[0], anchor[0]), default=None)
