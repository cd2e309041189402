"""What becomes of mutants before a sieve: killed, listed, refuted; and what chance has no part in."""

from dataclasses import replace

import pytest

from interviewprep.judge.sieve import Caught, Sieve
from interviewprep.model.question import CallKind, Case, Equivalent, Group, Program
from interviewprep.model.verdict import Verdict
from interviewprep.proof.mutation.generate import mutants_of
from interviewprep.proof.mutation.trial import try_mutants

ADDS = Program(
    CallKind.FUNCTION,
    "add",
    starter="",
    reference="def add(a, b):\n    return a + b\n",
    cases=(Case("two", Group.EXAMPLES, sample=True, args="(1, 2)", expected="3"),),
)
LATE = Caught("two", Verdict.TIME_LIMIT)
WRONG = Caught("two", Verdict.WRONG_ANSWER)


class Recorded(Sieve):
    """Stands for tests on a machine that is held up: gives what was recorded, then lets all pass."""

    def __init__(self, *found: Caught) -> None:
        self._found = list(found)

    def catch(self, source: str) -> Caught | None:
        del source
        return self._found.pop(0) if self._found else None


@pytest.mark.parametrize(("found", "is_refuted"), [((LATE,), False), ((LATE, LATE), True), ((WRONG,), True)])
def test_a_listed_mutant_is_not_refuted_by_one_delay(found: tuple[Caught, ...], is_refuted: bool) -> None:
    first = mutants_of(ADDS)[0]
    program = replace(ADDS, equivalents=(Equivalent(first.id, "for the test"),))
    fates = try_mutants(program, Recorded(*found))
    assert bool(fates.refuted) is is_refuted
    assert (first in fates.equivalents) is not is_refuted
