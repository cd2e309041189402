"""The mutants of a question before its own tests: which are noticed, and which are not."""

from collections import Counter
from collections.abc import Mapping

from interviewprep.base.records import dataclass
from interviewprep.judge.sieve import Caught, Sieve
from interviewprep.model.question import Equivalent, Program
from interviewprep.model.verdict import Verdict
from interviewprep.proof.mutation.generate import mutants_of, sample
from interviewprep.proof.mutation.mutant import Mutant


@dataclass(frozen=True, slots=True)
class Fates:
    """What became of the mutants of one question; `made` counts those that were left out of the sample too."""

    made: int
    killed: tuple[Mutant, ...]
    survivors: tuple[Mutant, ...]
    equivalents: tuple[Mutant, ...]
    """Listed as behaving the same, and noticed by no test."""

    refuted: tuple[tuple[Equivalent, Caught], ...]
    """Listed as behaving the same, and killed."""

    unknown: tuple[Equivalent, ...]
    """Listed, and made by no mutator."""

    @property
    def judged(self) -> int:
        """How many mutants were judged."""
        return len(self.killed) + len(self.survivors) + len(self.equivalents)

    @property
    def by_mutator(self) -> Mapping[str, int]:
        """How many of these each mutator made."""
        return Counter(mutant.mutator for mutant in (*self.killed, *self.survivors, *self.equivalents))


def try_mutants(program: Program, sieve: Sieve) -> Fates:
    """Judge the mutants of a question.

    Raises:
        CellFault: the judge fails, and not by a mutant's doing.
    """
    listed = {equivalent.mutant: equivalent for equivalent in program.equivalents}
    every = mutants_of(program)
    caught = {mutant: _catch(sieve, mutant, is_listed=mutant.id in listed) for mutant in sample(every, listed)}
    unnoticed = [mutant for mutant, how in caught.items() if how is None]
    made = {mutant.id for mutant in every}
    return Fates(
        made=len(every),
        killed=tuple(mutant for mutant, how in caught.items() if how),
        survivors=tuple(mutant for mutant in unnoticed if mutant.id not in listed),
        equivalents=tuple(mutant for mutant in unnoticed if mutant.id in listed),
        refuted=tuple((listed[mutant.id], how) for mutant, how in caught.items() if how and mutant.id in listed),
        unknown=tuple(equivalent for equivalent in program.equivalents if equivalent.mutant not in made),
    )


def _catch(sieve: Sieve, mutant: Mutant, *, is_listed: bool) -> Caught | None:
    """Tell how a mutant is caught; one that is listed must run out of time twice, since the machine may be at fault."""
    caught = sieve.catch(mutant.source)
    if is_listed and caught is not None and caught.verdict is Verdict.TIME_LIMIT:
        return sieve.catch(mutant.source)
    return caught
