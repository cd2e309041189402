"""All mutants of a reference solution, each once, in a fixed order."""

import ast
import hashlib
from collections import Counter
from collections.abc import Collection, Iterator, Sequence

from interviewprep.base.records import dataclass
from interviewprep.model.question import CallKind, Program
from interviewprep.proof.mutation.catalogue import PYTHON, SQL
from interviewprep.proof.mutation.mutant import Mutant
from interviewprep.proof.mutation.python.tree import places, put, tell
from interviewprep.proof.mutation.sql.tokens import Query

MOST = 120
"""Mutants of one question that are judged; of more a sample is taken, the same one every time."""


@dataclass(frozen=True, slots=True)
class _Made:
    mutator: str
    told: tuple[str, str]
    line: int
    source: str
    plain: str
    """The source without what makes no difference."""


def mutants_of(program: Program) -> tuple[Mutant, ...]:
    """Make all mutants of a question's reference, without those that read like it or like one before."""
    if program.call is CallKind.SQL:
        return _numbered(_of_query(program.reference), _plain_query(program.reference))
    tree = ast.parse(program.reference)
    return _numbered(_of_module(tree), ast.unparse(tree))


def sample(mutants: Sequence[Mutant], always: Collection[str], most: int = MOST) -> tuple[Mutant, ...]:
    """Keep the mutants whose ids are named in `always`, and others chosen by the hash of their ids, in their order."""
    if len(mutants) <= most:
        return tuple(mutants)
    chosen = sorted(mutants, key=lambda mutant: (mutant.id not in always, hashlib.sha256(mutant.id.encode()).digest()))
    kept = {mutant.id for mutant in chosen[:most]}
    return tuple(mutant for mutant in mutants if mutant.id in kept)


def _numbered(made: Iterator[_Made], original: str) -> tuple[Mutant, ...]:
    seen, numbers = {original}, Counter[tuple[str, str, str]]()
    found: list[Mutant] = []
    for one in made:
        if one.plain in seen:
            continue
        seen.add(one.plain)
        key = one.mutator, *one.told
        numbers[key] += 1
        found.append(Mutant(*key, numbers[key], one.line, one.source))
    return tuple(found)


def _of_module(tree: ast.Module) -> Iterator[_Made]:
    found = list(places(tree))
    for name, mutate in PYTHON.items():
        for place in found:
            for other in mutate(place):
                source = ast.unparse(put(tree, place.way, other))
                yield _Made(name, tell(place, other), place.line, source, source)


def _of_query(text: str) -> Iterator[_Made]:
    query = Query(text)
    for name, mutate in SQL.items():
        for edit in mutate(query):
            line, source = text.count("\n", 0, edit.start) + 1, edit.apply(text)
            yield _Made(name, edit.tell(text), line, source, _plain_query(source))


def _plain_query(text: str) -> str:
    """Write a query without comments and needless spaces."""
    return " ".join(token.text for token in Query(text).tokens)
