"""G3: the tests of a question notice what is wrong: its starter, its wrong solutions, lookup tables, mutants.

Wrong solutions that are right but cost too much belong to G4.

Where the reference fails its own tests, which is told by G2, nothing can be said and nothing is.
"""

from collections.abc import Iterator, Sequence

from interviewprep.bank.files.layout import MANIFEST
from interviewprep.bank.parse import LoadedBank
from interviewprep.base.errors import Fault
from interviewprep.base.text import counted, percent
from interviewprep.judge.order import CellFault
from interviewprep.judge.sieve import Sieve
from interviewprep.model.question import CallKind, Program, WrongSolution
from interviewprep.model.taxonomy import Format
from interviewprep.model.verdict import Judgement, Verdict
from interviewprep.proof.gate import Figure, Finding, Subject
from interviewprep.proof.judging import LIMITS, judge_until_refused, suffix_of
from interviewprep.proof.mutation.generate import mutants_of
from interviewprep.proof.mutation.lookup import lookups
from interviewprep.proof.mutation.telling import tell_survivor
from interviewprep.proof.mutation.trial import Fates, try_mutants

LEAST_MUTANTS = 12
LEAST_MUTANTS_OF_QUERY = 4
MOST_EQUIVALENT = 0.15
"""Of the mutants of one question, listed as behaving the same."""

MOST_EQUIVALENT_OF_ALL = 0.10


def check(subject: Subject) -> Iterator[Finding]:
    """Find what a question's tests let pass, and mutants listed as equivalent that are not."""
    program = subject.question.content
    if not isinstance(program, Program):
        return
    try:
        sieve = Sieve(program)
        if sieve.refusal is not None:
            return
        yield from _starter_faults(subject, program, sieve)
        for wrong in program.wrong:
            if wrong.verdict not in LIMITS:  # those are right but costly, and judged by G4
                yield from _wrong_faults(subject, program, wrong)
        for source in lookups(program):
            if sieve.catch(source) is None:
                yield subject.fault(
                    "a program that only looks up the visible examples passes all tests; add hidden cases with other "
                    "inputs and values",
                    beside="cases.toml",
                )
        yield from _mutation_findings(subject, program, try_mutants(program, sieve))
    except CellFault as fault:
        yield subject.fault(f"the programs of this question cannot be judged: {fault}")


def check_banks(banks: Sequence[LoadedBank]) -> Iterator[Finding]:
    """Hold the mutants listed as equivalent against all that there are in the banks together."""
    programs = [(bank, question.content) for bank in banks for question in bank.questions]
    listed = [bank for bank, program in programs if isinstance(program, Program) for _ in program.equivalents]
    made = sum(len(mutants_of(program)) for _, program in programs if isinstance(program, Program))
    if len(listed) > MOST_EQUIVALENT_OF_ALL * made:
        yield Fault(
            max(listed, key=listed.count).path / MANIFEST,
            1,
            f"{len(listed)} of {counted(made, 'mutant')} are listed as equivalent, more than "
            f"{percent(MOST_EQUIVALENT_OF_ALL)} of all; write references with fewer changes that make no difference, "
            "or cases that tell them apart",
        )


def _starter_faults(subject: Subject, program: Program, sieve: Sieve) -> Iterator[Fault]:
    file = f"starter.{suffix_of(program)}"
    if sieve.catch(program.starter) is None:
        yield subject.fault("the starter passes all tests; take the solution out of it", beside=file)
    elif subject.question.format is Format.BUGFIX:
        refused = set(_failed(judge_until_refused(program, program.starter)))
        for case in program.cases:
            if case.regression and case.id in refused:
                message = f"the starter fails `{case.id}`, which is marked as behaviour that already works"
                yield subject.fault(message, at=f'id = "{case.id}"', beside="cases.toml")
        if not refused & {case.id for case in program.cases if not case.regression}:
            yield subject.fault(
                "no listed case shows what is broken; add one without `regression` that the starter fails",
                beside="cases.toml",
            )


def _wrong_faults(subject: Subject, program: Program, wrong: WrongSolution) -> Iterator[Fault]:
    judgement = judge_until_refused(program, wrong.source)
    at = f"[wrong.{wrong.name}]"
    if judgement.verdict is Verdict.ACCEPTED:
        yield subject.fault(
            f"the wrong solution `{wrong.name}` passes all tests; add a case for its reason: {wrong.reason}", at=at
        )
    elif judgement.verdict != wrong.verdict:
        yield subject.fault(
            f"the wrong solution `{wrong.name}` gets `{judgement.verdict}`, not `{wrong.verdict}` as declared: "
            f"{judgement.message}",
            at=at,
        )
    elif wrong.verdict == Verdict.RUNTIME_ERROR and len(_failed(judgement)) == len(judgement.tests):
        yield subject.fault(
            f"the wrong solution `{wrong.name}` raises in every test ({judgement.message}), which may be a slip of the "
            f"pen; make it right but for its reason: {wrong.reason}",
            at=at,
        )


def _mutation_findings(subject: Subject, program: Program, fates: Fates) -> Iterator[Finding]:
    reference = subject.path.with_name(f"reference.{suffix_of(program)}")
    for mutant in fates.survivors:
        yield Fault(reference, mutant.line, tell_survivor(program, mutant))
    for equivalent, caught in fates.refuted:
        yield subject.fault(
            f"listed as equivalent, but the test `{caught.test}` tells it apart ({caught.verdict.words}): "
            f"{equivalent.mutant}; take it off the list",
            at=equivalent.mutant,
        )
    for equivalent in fates.unknown:
        message = f"there is no such mutant of the reference: {equivalent.mutant}; take it off the list"
        yield subject.fault(message, at=equivalent.mutant)
    yield from _share_faults(subject, program, fates)
    yield Figure("mutants", fates.judged)
    yield Figure("mutants killed", len(fates.killed))
    yield Figure("mutants listed as equivalent", len(fates.equivalents))
    for mutator, number in sorted(fates.by_mutator.items()):
        yield Figure(f"mutants by {mutator}", number)


def _share_faults(subject: Subject, program: Program, fates: Fates) -> Iterator[Fault]:
    least = LEAST_MUTANTS_OF_QUERY if program.call is CallKind.SQL else LEAST_MUTANTS
    if fates.made < least:
        yield subject.fault(
            f"the reference has {counted(fates.made, 'mutant')}, and {least} are needed to try the tests; ask for a "
            "little more",
            beside=f"reference.{suffix_of(program)}",
        )
    if len(fates.equivalents) > MOST_EQUIVALENT * fates.judged:
        yield subject.fault(
            f"{len(fates.equivalents)} of {counted(fates.judged, 'mutant')} are listed as equivalent, more than "
            f"{percent(MOST_EQUIVALENT)}; write the reference so that fewer changes make no difference",
            at="[[equivalent]]",
        )


def _failed(judgement: Judgement) -> list[str]:
    return [test.id for test in judgement.tests if test.verdict is not Verdict.ACCEPTED]
