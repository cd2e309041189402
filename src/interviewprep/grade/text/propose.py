"""The machine's proposal for an answer in prose. A person confirms it; until then it counts for nothing."""

from collections.abc import Iterable, Sequence
from functools import lru_cache

from interviewprep.base.records import dataclass, replace
from interviewprep.grade.rubric import score_open, score_short
from interviewprep.grade.text.assertion import is_asserted
from interviewprep.grade.text.clauses import Passage, take_apart
from interviewprep.grade.text.ladders import decided, overlooked
from interviewprep.grade.text.lexicon import Lexicon
from interviewprep.grade.text.negation import negations
from interviewprep.grade.text.relations import Finder, Relation, Stand
from interviewprep.grade.text.suspicious import Facts, Notice, find_notices
from interviewprep.grade.text.words import Span, words_of
from interviewprep.model.expressions import Expression, parse_expression
from interviewprep.model.question import Open, Short
from interviewprep.model.rubric import Criterion, Misconception
from interviewprep.model.score import Mark, Score

MAX_CHARACTERS = 40_000
"""What is read of an answer: ten times the longest case."""


@dataclass(frozen=True, slots=True)
class Finding:
    """What was found about one criterion or misconception, and the parts of the answer it rests on.

    `is_doubted`: it is unsure since a denial speaks against it. Then it is no unknown that a proposal may pass over.
    """

    id: str
    mark: Mark
    spans: tuple[Span, ...]
    evidence: str
    is_doubted: bool = False


@dataclass(frozen=True, slots=True)
class Proposal:
    """What the machine makes of an answer; a misconception that is met is one that is stated.

    Where there are `notices` the text is suspicious: `score` is None, and every finding is unsure.
    """

    criteria: tuple[Finding, ...]
    misconceptions: tuple[Finding, ...]
    notices: tuple[Notice, ...]
    score: Score | None

    @property
    def met(self) -> tuple[str, ...]:
        """Ids of the criteria met."""
        return tuple(finding.id for finding in self.criteria if finding.mark is Mark.MET)

    @property
    def stated(self) -> tuple[str, ...]:
        """Ids of the misconceptions stated."""
        return tuple(finding.id for finding in self.misconceptions if finding.mark is Mark.MET)

    @property
    def undecided(self) -> tuple[str, ...]:
        """Ids of the criteria that are left to the person."""
        return tuple(finding.id for finding in self.criteria if finding.mark is Mark.UNSURE)


def propose(content: Short | Open, stem: str, text: str) -> Proposal:
    """Match an answer with its rubric; `stem` is the question's. Takes time in proportion to the text.

    A criterion is met where more clauses say one of its expressions than deny it, denied where every such clause denies
    it, and unsure where that is open: the words are spread over a sentence, stand in a question or beside something
    that is denied, are denied as often as said, or there is no expression to look for. In a dimension that holds too
    for what is absent below two criteria that are met. What is unsure earns nothing; but criteria without expressions
    have no part in the score, and in a dimension nothing that is unsure keeps an answer from a higher level, unless a
    denial speaks against it.
    """
    passage = take_apart(text[:MAX_CHARACTERS])
    finder = Finder(passage, Lexicon(passage, _known(content, stem)))
    found = {one.id: _relations(finder, one.expressions) for one in rubric_of(content)}
    found |= {one.id: _beliefs(passage, _relations(finder, one.expressions)) for one in content.misconceptions}
    criteria = _without_overlooked(content, [_finding(one, found[one.id], text) for one in rubric_of(content)])
    misconceptions = tuple(_finding(one, found[one.id], text) for one in content.misconceptions)
    facts = Facts(
        passage=passage,
        stem=stem,
        known=_known(content, stem),
        vocabulary=_vocabulary(rubric_of(content)),
        exemplar_negations=_negations_per_word(content.exemplar),
        negations=finder.negations,
        matched=frozenset(index for places in found.values() for place in places for index in place.matched),
        marks=tuple(finding.mark for finding in criteria),
        is_cut=len(text) > MAX_CHARACTERS,
    )
    if notices := find_notices(facts):
        return Proposal(_withheld(criteria), _withheld(misconceptions), notices, None)
    proposal = Proposal(criteria, misconceptions, (), None)
    return replace(proposal, score=_score(content, proposal))


def rubric_of(content: Short | Open) -> tuple[Criterion, ...]:
    """List all criteria in the order of the rubric."""
    if isinstance(content, Short):
        return content.criteria
    return tuple(criterion for dimension in content.dimensions for criterion in dimension.criteria)


def _asked(content: Short | Open) -> list[Criterion | Misconception]:
    return [*rubric_of(content), *content.misconceptions]


def _relations(finder: Finder, expressions: Iterable[str]) -> list[Relation]:
    return [relation for written in expressions for relation in finder.find(_parse(written))]


def _beliefs(passage: Passage, relations: Sequence[Relation]) -> list[Relation]:
    """Leave open what a text holds without asserting it."""
    return [
        replace(one, stand=Stand.OPEN) if one.stand is Stand.AFFIRMED and not is_asserted(passage, one.matched) else one
        for one in relations
    ]


@lru_cache(maxsize=4096)
def _parse(written: str) -> Expression:
    return parse_expression(written)


def _finding(asked: Criterion | Misconception, relations: Sequence[Relation], text: str) -> Finding:
    mark, resting = _mark(asked, relations)
    spans = tuple(sorted({relation.span for relation in resting}))
    is_doubted = mark is Mark.UNSURE and any(one.stand in {Stand.DENIED, Stand.DOUBTED} for one in resting)
    return Finding(asked.id, mark, spans, text[spans[0].start : spans[0].end] if spans else "", is_doubted)


def _without_overlooked(content: Short | Open, findings: Sequence[Finding]) -> tuple[Finding, ...]:
    if isinstance(content, Short):
        return tuple(findings)
    met = {one.id for one in findings if one.mark is Mark.MET}
    missed = {one.id for one in findings if one.mark is Mark.ABSENT or one.is_doubted}
    names = frozenset().union(*(overlooked(dimension, met, missed) for dimension in content.dimensions))
    return tuple(replace(one, mark=Mark.UNSURE, is_doubted=False) if one.id in names else one for one in findings)


def _withheld(findings: Iterable[Finding]) -> tuple[Finding, ...]:
    return tuple(Finding(finding.id, Mark.UNSURE, (), "") for finding in findings)


def _mark(asked: Criterion | Misconception, relations: Sequence[Relation]) -> tuple[Mark, Sequence[Relation]]:
    said, denied = (
        [relation for relation in relations if relation.stand is stand] for stand in (Stand.AFFIRMED, Stand.DENIED)
    )
    left_open = [relation for relation in relations if relation.stand in {Stand.OPEN, Stand.DOUBTED}]
    # Where a clause says it by one expression, another that reads it without its negation has not seen all of it.
    in_clauses = {relation.clause for relation in said}
    denied = [relation for relation in denied if relation.clause not in in_clauses]
    denials = {relation.clause for relation in denied}
    if said and len(in_clauses) > len(denials):
        return Mark.MET, said
    if said:
        return Mark.UNSURE, [*said, *denied]
    if denied:
        return Mark.DENIED, denied
    if left_open or not asked.expressions:
        return Mark.UNSURE, left_open
    return Mark.ABSENT, ()


def _score(content: Short | Open, proposal: Proposal) -> Score:
    if isinstance(content, Short):
        criteria = tuple(one for one in content.criteria if one.expressions)
        score = score_short(replace(content, criteria=criteria or content.criteria), proposal.met, proposal.stated)
    else:
        unknown = {one.id for one in proposal.criteria if one.mark is Mark.UNSURE and not one.is_doubted}
        dimensions = decided(content.dimensions, proposal.met, unknown) or content.dimensions
        score = score_open(replace(content, dimensions=dimensions), proposal.met, proposal.stated)
    by_id = {finding.id: finding for finding in proposal.criteria}
    parts = (replace(part, mark=by_id[part.id].mark, evidence=by_id[part.id].evidence) for part in score.parts)
    return replace(score, parts=tuple(parts))


@lru_cache(maxsize=64)
def _negations_per_word(text: str) -> float:
    passage = take_apart(text)
    return len(negations(passage)) / max(len(passage.words), 1)


@lru_cache(maxsize=64)
def _known(content: Short | Open, stem: str) -> frozenset[str]:
    """Collect the stems of all words that the question uses: an answer's word among them is no typo of another."""
    asked = _asked(content)
    texts = (stem, content.exemplar, *(one.text for one in asked))
    return _vocabulary(tuple(asked)) | {word.stem for text in texts for word in words_of(text)}


@lru_cache(maxsize=128)
def _vocabulary(asked: tuple[Criterion | Misconception, ...]) -> frozenset[str]:
    """Collect the stems of the words of all expressions."""
    return frozenset(word.stem for one in asked for written in one.expressions for word in words_of(written))
