"""The judge's public face: runs a submission against the tests of its question and says what it is worth.

The submission runs in a confined child (see `cell`, `helper`, `worker`); expected values, checkers, clock and
verdict stay in this process.
"""

import time
from collections.abc import Callable, Sequence

from interviewprep.base.errors import JudgeUnavailable, UsageFault
from interviewprep.base.records import dataclass, replace
from interviewprep.base.text import strip_control
from interviewprep.judge.bench import Bench
from interviewprep.judge.brief import show
from interviewprep.judge.channel import KEPT_OUTPUT_BYTES, Cause
from interviewprep.judge.counterexample import make_counterexample
from interviewprep.judge.finding import Finding
from interviewprep.judge.order import CellFault
from interviewprep.judge.replies import judge_error_reply
from interviewprep.judge.scoring import overall_verdict, score
from interviewprep.judge.trial import judge_silence, load_answer, try_cases
from interviewprep.model.literals import parse_literal
from interviewprep.model.question import CallKind, Case, Group, Program
from interviewprep.model.verdict import Counterexample, Growth, Judgement, Sandbox, TestResult, Verdict

MAX_SOURCE_CHARS = 1 << 18


@dataclass(frozen=True, slots=True)
class _Found:
    tests: Sequence[TestResult]
    message: str = ""
    findings: Sequence[Finding] = ()
    is_loaded: bool = True
    counterexample: Counterexample | None = None
    growth: Growth | None = None


def judge(program: Program, source: str, *, only_samples: bool = False, unsafe: bool = False) -> Judgement:
    """Judge a submission by the tests of its question, or by the sample tests alone.

    `unsafe` runs it even where a mandatory layer of confinement is missing, and is shown in the result. A fault of
    ours comes back as the verdict `judge_error`.

    Raises:
        JudgeUnavailable: this system cannot confine the submission.
    """
    cases = [case for case in program.cases if case.sample or not only_samples]

    def run(bench: Bench) -> _Found:
        if program.inputs and not only_samples:
            _expect_inputs(program, unsafe=unsafe)
        found = _run_cases(bench, program, cases, unsafe=unsafe)
        is_right = overall_verdict(found.tests) is Verdict.ACCEPTED
        is_all = only_samples or not found.is_loaded or (is_right and not program.inputs)
        return found if is_all else _look_further(bench, program, source, cases, found, unsafe=unsafe)

    return _on_bench(program, source, unsafe, run)


def run_own(program: Program, source: str, asserts: str, *, unsafe: bool = False) -> Judgement:
    """Run the learner's own `assert` lines after their answer, in a confined child of their own.

    Each assertion is a test of the group `examples`, named by its line: `own-3`. A statement that is no assertion
    is a test only when it raises. Without assertions the verdict is `accepted` and there are no tests.

    Raises:
        JudgeUnavailable: this system cannot confine the submission.
        UsageFault: the question is answered by a query, which has no assertions, or they are too long.
    """
    if program.call is CallKind.SQL:
        raise UsageFault("Own assertions belong to answers in Python; this question is answered by a query.")
    if len(asserts) > MAX_SOURCE_CHARS:
        raise UsageFault(f"The assertions are longer than {MAX_SOURCE_CHARS:,} characters; shorten them.")
    return _on_bench(program, source, unsafe, lambda bench: _run_asserts(bench, asserts))


def require_confinement(program: Program) -> None:
    """Make sure that answers to this question can be judged here, before a person spends time on one.

    Raises:
        JudgeUnavailable: this system cannot confine answers, or the judge does not start.
    """
    with Bench(program, "", unsafe=False) as bench:
        try:
            bench.load()
        except CellFault as fault:
            raise JudgeUnavailable(
                f"The judge does not start here: {fault}. `prep doctor` looks for the cause."
            ) from fault
    if program.inputs:
        # Ready by the time that an answer is, also to shrink what it fails on.
        from interviewprep.judge.examine.examiner import expect_examiner

        expect_examiner(program)


def _expect_inputs(program: Program, *, unsafe: bool) -> None:
    # Late, here and below: an answer that passes, to a question without generated inputs, needs none of this.
    from interviewprep.judge.examine.generated import expect_inputs

    expect_inputs(program, unsafe=unsafe)


def _on_bench(program: Program, source: str, unsafe: bool, run: Callable[[Bench], _Found]) -> Judgement:
    if len(source) > MAX_SOURCE_CHARS:
        message = f"The file is longer than {MAX_SOURCE_CHARS:,} characters."
        return Judgement(Verdict.COMPILE_ERROR, 0.0, (), Sandbox({}, unsafe), message=message)
    started_s = time.monotonic()
    for is_last in (False, True):
        with Bench(program, source, unsafe=unsafe) as bench:
            try:
                found = run(bench)
                bench.dismiss_child()
                break
            except CellFault as fault:
                # Once more from the start: a helper or a child that was killed says nothing about the answer.
                if is_last:
                    return Judgement(Verdict.JUDGE_ERROR, 0.0, (), bench.sandbox, message=str(fault))
    return Judgement(
        verdict=overall_verdict(found.tests),
        score=score(found.tests),
        tests=tuple(found.tests),
        sandbox=bench.sandbox,
        cpu_s=bench.usage.cpu_s,
        wall_s=time.monotonic() - started_s,
        peak_rss_bytes=bench.usage.peak_rss_bytes,
        output=strip_control(bench.usage.output[:KEPT_OUTPUT_BYTES].decode("utf-8", "replace")),
        message=found.message,
        counterexample=found.counterexample,
        growth=found.growth,
    )


def _run_cases(bench: Bench, program: Program, cases: Sequence[Case], *, unsafe: bool) -> _Found:
    findings = _try_cases(bench, program, cases, unsafe=unsafe)
    tests = [_result(case, finding) for case, finding in zip(cases, findings, strict=True)]
    if bench.is_refused:
        return _Found(tests, _first_message(tests), is_loaded=False)
    return _Found(tests, _first_message(tests), findings, counterexample=_smallest_failure(program, cases, findings))


def _try_cases(bench: Bench, program: Program, cases: Sequence[Case], *, unsafe: bool) -> list[Finding]:
    findings = try_cases(bench, program, cases)
    if len(findings) == len(cases):
        return findings
    from interviewprep.judge.pace import try_rest  # most answers never need it

    return try_rest(bench, program, cases, findings, unsafe=unsafe)


def _look_further(
    bench: Bench, program: Program, source: str, cases: Sequence[Case], found: _Found, *, unsafe: bool
) -> _Found:
    """Add what generated inputs and the ladder show to what the listed cases did."""
    from interviewprep.judge.examine.examination import examine

    listed = list(zip(cases, found.findings, strict=True))
    further = examine(bench, program, lambda: Bench(program, source, unsafe=unsafe), listed, unsafe=unsafe)
    tests = [*found.tests, *further.tests]
    shown = further.counterexample or found.counterexample
    if shown is not None:
        shown = replace(shown, diagnosis=further.diagnosis)
    return _Found(tests, _first_message(tests), counterexample=shown, growth=further.growth)


def _first_message(tests: Sequence[TestResult]) -> str:
    """Tell the message of the test that decided the verdict; nothing where all passed."""
    verdict = overall_verdict(tests)
    if verdict is Verdict.ACCEPTED:
        return ""
    return next((test.message for test in tests if test.verdict is verdict), "")


def _result(case: Case, finding: Finding) -> TestResult:
    return TestResult(case.id, case.group, finding.verdict, finding.cpu_s, finding.message, case.sample, finding.ran)


def _smallest_failure(program: Program, cases: Sequence[Case], findings: Sequence[Finding]) -> Counterexample | None:
    """Pick the failed test with the shortest input; a test that showed no value counts only where none did."""
    failed = [
        (not finding.got, len(case.args), case, finding)
        for case, finding in zip(cases, findings, strict=True)
        if finding.verdict not in {Verdict.ACCEPTED, Verdict.JUDGE_ERROR, Verdict.COMPILE_ERROR}
    ]
    if not failed:
        return None
    *_, case, finding = min(failed, key=lambda entry: entry[:2])
    args = case.args if program.call is CallKind.SQL else parse_literal(case.args)
    wanted = f"raises {case.raises}" if case.raises else show(parse_literal(case.expected))
    return make_counterexample(program, args, finding, wanted=wanted, shrunk=False, tries=len(cases))


def _run_asserts(bench: Bench, asserts: str) -> _Found:
    problem = load_answer(bench)
    if problem is not None:
        problem = replace(problem, ran=False)
    else:
        answer = bench.ask({"do": "own", "asserts": asserts})
        if answer.cause is not Cause.REPLIED:
            problem = judge_silence(bench, answer)
        elif isinstance(outcomes := answer.reply.get("own"), list):
            return _Found([_own_result(outcome) for outcome in outcomes])
        else:
            problem = Finding(Verdict.COMPILE_ERROR, str(answer.reply.get("refused"))[:300], ran=False)
    test = TestResult("own", Group.EXAMPLES, problem.verdict, problem.cpu_s, problem.message, True, problem.ran)
    return _Found([test], problem.message)


def _own_result(outcome: object) -> TestResult:
    fields = outcome if isinstance(outcome, dict) else {}
    name, text = f"own-{fields.get('line')}"[:20], strip_control(str(fields.get("text")))[:200]
    error = fields.get("error")
    if not isinstance(error, dict):
        return TestResult(name, Group.EXAMPLES, Verdict.ACCEPTED, 0.0, text, True)
    if error.get("type") == "AssertionError":
        return TestResult(name, Group.EXAMPLES, Verdict.WRONG_ANSWER, 0.0, f"{text} does not hold", True)
    finding = judge_error_reply(error, text)
    return TestResult(name, Group.EXAMPLES, finding.verdict, 0.0, finding.message, True)
