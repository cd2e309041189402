"""A question's tests catch what is wrong under every order of sets, not only under the one that the judge fixes."""

import ast
from collections.abc import Iterator

import pytest

from interviewprep.judge import pool
from interviewprep.judge.pool import Pool
from interviewprep.judge.sieve import Sieve
from interviewprep.model.question import CallKind, Program
from interviewprep.model.verdict import Verdict
from interviewprep.proof.mutation.generate import mutants_of, sample
from support.shipped_banks import Exercise, exercises

SEEDS = range(1, 25)
"""Four texts in a set come out sorted under one seed in ten or so."""


def faulty(program: Program) -> Iterator[tuple[str, str]]:
    """Give the wrong programs of a question that hold sets: the others are judged the same under every order."""
    listed = {equivalent.mutant for equivalent in program.equivalents}
    found = {mutant.id: mutant.source for mutant in sample(mutants_of(program), listed) if mutant.id not in listed}
    found |= {wrong.name: wrong.source for wrong in program.wrong if wrong.verdict == Verdict.WRONG_ANSWER}
    return ((name, source) for name, source in found.items() if holds_sets(source))


def holds_sets(source: str) -> bool:
    """Whether a program makes sets."""
    return any(
        isinstance(node, ast.Set | ast.SetComp) or (isinstance(node, ast.Name) and node.id in {"set", "frozenset"})
        for node in ast.walk(ast.parse(source))
    )


def may_hold_sets(program: Program) -> bool:
    """Whether some wrong program of a question holds sets; a mutant does where the reference does."""
    return any(holds_sets(source) for source in (program.reference, *(wrong.source for wrong in program.wrong)))


WITH_SETS = [
    exercise
    for exercise in exercises()
    if exercise.program.call is not CallKind.SQL and may_hold_sets(exercise.program)
]


@pytest.mark.soak
@pytest.mark.parametrize("exercise", WITH_SETS, ids=lambda exercise: exercise.question.id)
def test_what_is_wrong_is_caught_under_every_order_of_sets(exercise: Exercise, monkeypatch: pytest.MonkeyPatch) -> None:
    missed = []
    for seed in SEEDS:
        other = Pool(seed)
        monkeypatch.setattr(pool, "_SHARED", other)
        sieve = Sieve(exercise.program)
        missed += [(seed, name) for name, source in faulty(exercise.program) if sieve.catch(source) is None]
        other.close()
    assert missed == []
