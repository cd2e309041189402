"""What the referee calls once the listed cases have run: generated inputs, the smallest failing one, growth.

A bank without `inputs.py`, and SQL, have listed cases only; a diagnosis is looked for all the same.
"""

from collections.abc import Iterator, Sequence
from contextlib import contextmanager

from interviewprep.base.records import dataclass, replace
from interviewprep.judge.bench import Bench
from interviewprep.judge.brief import show
from interviewprep.judge.counterexample import make_counterexample
from interviewprep.judge.diagnosis.diagnose import diagnose
from interviewprep.judge.diagnosis.evidence import Call, Evidence
from interviewprep.judge.examine.calls import Trial, Tried, call_of, try_input
from interviewprep.judge.examine.examiner import Examiner, Known
from interviewprep.judge.examine.generated import Batch, run_batch
from interviewprep.judge.examine.growth import climb
from interviewprep.judge.examine.probes import probe
from interviewprep.judge.examine.shrinking import Lab, OpenBench, shrink
from interviewprep.judge.finding import Finding
from interviewprep.judge.pace import LEAST_LIMIT_S, Pace
from interviewprep.model.literals import parse_literal
from interviewprep.model.question import CallKind, Case, Group, Program
from interviewprep.model.verdict import Counterexample, Growth, TestResult, Verdict

_GRAVE = {Verdict.VIOLATION, Verdict.JUDGE_ERROR, Verdict.COMPILE_ERROR}
_HASTY_CPU_S = 0.1
_NO_EVIDENCE = {Verdict.TIME_LIMIT, Verdict.MEMORY_LIMIT, Verdict.OUTPUT_LIMIT}
"""Calls that cost much and show no value are not made again for a diagnosis."""


@dataclass(frozen=True, slots=True)
class Examination:
    """What was found beyond the listed cases: further tests, growth, and the input to show, if any."""

    tests: tuple[TestResult, ...] = ()
    counterexample: Counterexample | None = None
    diagnosis: str = ""
    growth: Growth | None = None


NOTHING_MORE = Examination()


def examine(
    bench: Bench,
    program: Program,
    open_bench: OpenBench,
    listed: Sequence[tuple[Case, Finding]],
    *,
    unsafe: bool = False,
) -> Examination:
    """Look further than the listed cases, whose findings are given.

    `bench` is the one they ran on. A `counterexample` is only given where it is smaller than what the cases show, and
    was run once more in a fresh child; `diagnosis` fits it, or the failed cases.

    Raises:
        CellFault: the bank's code fails.
    """
    if program.call is CallKind.SQL or any(finding.verdict in _GRAVE for _, finding in listed):
        return NOTHING_MORE
    if any(_has_waited(program, finding) for _, finding in listed):
        return NOTHING_MORE  # it would be waited for once more for each input
    if not program.inputs:
        if all(finding.verdict is Verdict.ACCEPTED for _, finding in listed):
            return NOTHING_MORE
        with _any_bench(bench, open_bench) as usable:
            return Examination(diagnosis=diagnose(Evidence(_listed_calls(usable, program, listed))))
    with Examiner(program, unsafe=unsafe) as examiner, Pace(program, unsafe=unsafe) as pace:
        return _examine(bench, Lab(program, open_bench, examiner, pace), listed)


def _examine(bench: Bench, lab: Lab, listed: Sequence[tuple[Case, Finding]]) -> Examination:
    program = lab.program
    is_hasty = bench.is_used_up or any(
        finding.verdict is Verdict.TIME_LIMIT and case.group is not Group.SCALE for case, finding in listed
    )
    batch = _run_hastily(lab) if is_hasty else run_batch(bench, program, lab.examiner)
    if batch.first_failure is not None:
        return _explain(bench, lab, listed, batch, is_hasty=is_hasty)
    if any(one.verdict is not Verdict.ACCEPTED for case, one in listed if case.group is not Group.SCALE):
        with _any_bench(bench, lab.open_bench) as usable:
            calls = (*_listed_calls(usable, program, listed), *(one.call for one in batch.tried))
        return Examination((batch.test,), diagnosis=diagnose(Evidence(calls)))
    if program.growth is None or batch.test.verdict is not Verdict.ACCEPTED:
        return Examination((batch.test,))
    climbed = climb(lab.open_bench, program, program.growth, lab.examiner)
    return Examination((batch.test, climbed.test), growth=climbed.growth)


def _run_hastily(lab: Lab) -> Batch:
    """Look for a failing input of an answer that died on listed cases: each death costs a limit."""
    with lab.open_bench() as fresh:
        return run_batch(fresh, lab.program, lab.examiner, min(_HASTY_CPU_S, lab.program.limits.cpu_s))


def _explain(
    bench: Bench, lab: Lab, listed: Sequence[tuple[Case, Finding]], batch: Batch, *, is_hasty: bool
) -> Examination:
    assert batch.first_failure is not None
    shrunk = shrink(lab, batch.tried[batch.first_failure], batch.first_failure)
    seen = [*batch.tried, *(shrunk.tried if shrunk else ())]
    with _any_bench(bench, lab.open_bench) as usable:
        probes = probe(usable, lab.program, lab.examiner, seen)
        calls = (*_listed_calls(usable, lab.program, listed), *(one.call for one in (*seen, *probes)))
    diagnosis = diagnose(Evidence(calls))
    if shrunk is None:
        # It failed, but not in a fresh child: it remembers earlier calls, or needs a little less than the limit.
        return Examination(() if is_hasty else (batch.test,), diagnosis=diagnosis)
    finding = shrunk.smallest.finding
    test = replace(batch.test, verdict=finding.verdict, message=finding.message)
    return Examination((test,), _show(lab.program, shrunk.smallest, len(seen), diagnosis), diagnosis)


def _show(program: Program, smallest: Tried, tries: int, diagnosis: str) -> Counterexample:
    known = smallest.trial.known
    wanted = f"raises {known.raises}" if known.raises else show(known.expected)
    return make_counterexample(
        program, known.args, smallest.finding, wanted=wanted, shrunk=True, tries=tries, diagnosis=diagnosis
    )


@contextmanager
def _any_bench(bench: Bench, open_bench: OpenBench) -> Iterator[Bench]:
    """Give the bench of the listed cases, for one more child costs as much as all calls made for a diagnosis."""
    if not bench.is_used_up:
        yield bench
        return
    with open_bench() as fresh:
        yield fresh


def _listed_calls(bench: Bench, program: Program, listed: Sequence[tuple[Case, Finding]]) -> tuple[Call, ...]:
    """Tell the calls of the listed cases as evidence, those of scale left out."""
    found = (_listed_call(bench, program, case, finding) for case, finding in listed if case.group is not Group.SCALE)
    return tuple(call for call in found if call is not None)


def _listed_call(bench: Bench, program: Program, case: Case, finding: Finding) -> Call | None:
    known = _known(case)
    if not finding.ran:
        return None
    if finding.verdict in _NO_EVIDENCE:
        return Call(known.args, known.expected, finding.verdict, raises=known.raises, sample=case.sample)
    if finding.reply is not None:
        return replace(call_of(known, finding, finding.reply), sample=case.sample)
    if bench.is_used_up:
        return None
    return replace(try_input(bench, program, Trial(known)).call, sample=case.sample)


def _has_waited(program: Program, finding: Finding) -> bool:
    """Whether a test was stopped by the wall clock: every limit on CPU is larger than what it used."""
    # It may have used none at all: all its work may have been done when the reply before was read.
    is_stopped = finding.verdict is Verdict.TIME_LIMIT and finding.ran
    return is_stopped and finding.cpu_s < min(LEAST_LIMIT_S, program.limits.cpu_s)


def _known(case: Case) -> Known:
    return Known(parse_literal(case.args), None if case.raises else parse_literal(case.expected), case.raises)
