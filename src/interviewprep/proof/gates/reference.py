"""G2: the reference is right: all tests accept it, and an independent oracle gives the same values on fixed inputs.

A query has no oracle: its listed databases are the proof, so there must be several. What is planted in a review is
shown by its tests. Numbers of numeric questions and of cases are computed anew when a bank is read, and told there.
"""

import hashlib
from collections.abc import Iterator, Sequence

from interviewprep.bank.library import missing_packages
from interviewprep.base.errors import Fault
from interviewprep.judge.bench import Bench
from interviewprep.judge.examine import generated
from interviewprep.judge.examine.calls import Trial, Tried, try_inputs
from interviewprep.judge.examine.examiner import Examiner, Known
from interviewprep.judge.order import CellFault
from interviewprep.judge.referee import judge
from interviewprep.judge.wording import describe_call
from interviewprep.model.literals import format_literal
from interviewprep.model.question import CallKind, Numeric, Open, Program, Review
from interviewprep.model.verdict import Verdict
from interviewprep.proof import defects
from interviewprep.proof.gate import Figure, Finding, Subject

LEAST_INPUTS = 500
"""Inputs on which oracle and reference must agree (blueprint, G2)."""

LEAST_DATABASES = 3
"""Hidden databases that differ, for a query (blueprint, G2)."""

_MOST_DRAWN = 1500
"""Inputs drawn at most: a strategy that repeats itself on small values may have no more than it has shown by then."""

_SPARE = 70
"""Inputs drawn beyond those that are missing, for some are known already, and some are outside what cases promise."""

_DRAW_CPU_S = 10.0
_BATCH = 50
_BATCH_CPU_S = 20.0
"""For the oracle, which may be slow, on one batch."""

_SHOWN = 3
"""Disagreements told of one question: more say no more."""


def check(subject: Subject) -> Iterator[Finding]:
    """Judge the reference, and hold the oracle against it."""
    match subject.question.content:
        case Numeric():
            yield Figure("numbers", 1)
        case Open(numbers=numbers):
            yield Figure("numbers", len(numbers))
        case Review(defects=planted):
            yield Figure("defects", len(planted))
            yield from defects.check(subject)
        case Program() as program:
            yield from _check_program(subject, program)


def _check_program(subject: Subject, program: Program) -> Iterator[Finding]:
    if missing := missing_packages(program):
        yield subject.fault(
            f"nothing can be proven without {' and '.join(missing)}: pip install 'interviewprep[arrays]'", "packages"
        )
        return
    if program.call is CallKind.SQL:
        yield from _judge_reference(subject, program)
        yield from _count_databases(subject, program)
        return
    if not program.inputs or not program.oracle:
        lacking = " and ".join(
            name for name, there in (("inputs.py", program.inputs), ("oracle.py", program.oracle)) if not there
        )
        yield subject.fault(f"the reference is not proven: write {lacking} (`docs/question-format.md` tells what for)")
        yield from _judge_reference(subject, program)
        return
    try:
        known = draw(program, seed_of(subject), LEAST_INPUTS, _batch(program))
    except CellFault as fault:
        yield subject.fault(f"no inputs can be drawn: {fault}", "arguments", "inputs.py")
        return
    yield from _judge_reference(subject, program)
    yield from compare(subject, program, known)


def seed_of(subject: Subject) -> int:
    """Give the seed of the fixed inputs of a question: it hangs on the question's name alone."""
    return int.from_bytes(hashlib.sha256(subject.question.ref.encode()).digest()[:4], "big")


def _batch(program: Program) -> list[Known]:
    """Draw the inputs that every answer meets."""
    with Examiner(program, unsafe=False) as examiner:
        return [trial.known for trial in generated.draw(examiner)]


def draw(program: Program, seed: int, least: int, known: Sequence[Known] = ()) -> list[Known]:
    """Add different inputs with the reference's values to those known: `least`, unless the strategy has no more.

    Raises:
        CellFault: the bank's code fails.
    """
    seen = {format_literal(one.args) for one in known}
    for enough in (least - len(known) + _SPARE, _MOST_DRAWN):
        with Examiner(program, unsafe=False) as examiner:
            drawn = examiner.generate(_MOST_DRAWN, _DRAW_CPU_S, seed, enough)
        found = [*known, *(one for one in drawn if format_literal(one.args) not in seen)]
        if len(found) >= least:
            break
    return found


def compare(subject: Subject, program: Program, known: list[Known]) -> Iterator[Finding]:
    """Run the oracle on inputs with the reference's values, and tell where they differ."""
    disagreements = 0
    tried = 0
    with Bench(program, program.oracle, unsafe=False) as bench:
        for first in range(0, len(known), _BATCH):
            batch = try_inputs(bench, program, list(map(Trial, known[first : first + _BATCH])), _BATCH_CPU_S)
            tried += len(batch)
            for one in batch:
                if one.finding.verdict is not Verdict.ACCEPTED:
                    disagreements += 1
                    yield _disagreement(subject, program, one)
                if disagreements == _SHOWN:
                    return
            if batch[-1].finding.ended_child:
                return
    yield Figure("inputs", tried)


def _disagreement(subject: Subject, program: Program, one: Tried) -> Fault:
    call = describe_call(program, one.trial.known.args)
    message = (
        f"the oracle does not agree with the reference on {call}: {one.finding.message}; correct the one that is wrong"
    )
    return subject.fault(message, program.name, "reference.py")


def _judge_reference(subject: Subject, program: Program) -> Iterator[Finding]:
    judgement = judge(program, program.reference)
    yield Figure("tests", len(judgement.tests))
    if judgement.verdict is Verdict.ACCEPTED:
        return
    listed = {case.id for case in program.cases}
    failed = [test for test in judgement.tests if test.verdict is not Verdict.ACCEPTED]
    for test in failed:
        said = f"the reference gets `{test.verdict.words}` on the test `{test.id}`: {test.message}"
        if test.id in listed:
            yield subject.fault(f"{said}; correct the one that is wrong", f'id = "{test.id}"', "cases.toml")
        else:
            yield subject.fault(f"{said}; it must be right on all that inputs.py draws", program.name, "inputs.py")
    if not failed:
        yield subject.fault(f"the reference cannot be judged: {judgement.message}")


def _count_databases(subject: Subject, program: Program) -> Iterator[Finding]:
    hidden = {case.args.strip() for case in program.cases if not case.sample}
    yield Figure("databases", len(program.cases))
    if len(hidden) < LEAST_DATABASES:
        yield subject.fault(
            f"{len(hidden)} different hidden databases prove too little; write {LEAST_DATABASES} or more",
            "[[case]]",
            "cases.toml",
        )
