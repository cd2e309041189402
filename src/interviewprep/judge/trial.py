"""The tests of a submission: send inputs, wait, turn what came of them into verdicts with words for the learner."""

import signal
import time
from collections.abc import Callable, Sequence
from functools import lru_cache
from itertools import takewhile

from interviewprep.base.records import dataclass, replace
from interviewprep.base.text import strip_control
from interviewprep.judge.bench import Bench, Message
from interviewprep.judge.cell import Answer
from interviewprep.judge.channel import OUTPUT_LIMIT_BYTES, Cause
from interviewprep.judge.child import KILLED, Ending
from interviewprep.judge.finding import Asked, Finding
from interviewprep.judge.protocol import values, wire
from interviewprep.judge.replies import FORBIDDEN, GARBLED, judge_error_reply, judge_reply
from interviewprep.model.literals import Value, parse_literal
from interviewprep.model.question import CallKind, Case, Group, Program
from interviewprep.model.verdict import Verdict

_PASSES = 4
"""How often the child goes over the arguments besides the call: it reads them, writes them before and after to see
whether they changed, and writes a value which is often as large. What one pass costs is measured on this side, in the
same code, so that large inputs do not eat the answer's time and the child's word for it is not needed."""

_FORBIDDEN_CALL, _CPU_USED_UP = (-getattr(signal, name, 0) for name in ("SIGSYS", "SIGXCPU"))
"""Exit codes of a process that the kernel killed. Windows has none of them, and no negative ones."""

_MAX_REASON = 300

_MOST_TOGETHER = 32
_MOST_KEPT, _MOST_KEPT_CHARS = 512, 2000
"""Cases kept ready, and the longest ones: the same questions are judged again and again."""

_MOST_REPLY_BYTES = 1 << 14
"""Longer replies are not kept for a diagnosis, which then asks again: all tests' together could fill the memory."""

NOT_RUN = "Not run, because "
"""How the message of a test begins that was left out because of earlier ones."""

_FLOOD = f"It printed more than {OUTPUT_LIMIT_BYTES >> 20} MiB over all tests; take out what it prints on the way."


@dataclass(frozen=True, slots=True)
class Prepared:
    """A case ready to be sent any number of times; `overhead_s` is what the child's end of the pipe takes for it."""

    case: Case
    args: Value
    expected: Value
    body: bytes
    overhead_s: float


def try_cases(bench: Bench, program: Program, cases: Sequence[Case]) -> list[Finding]:
    """Run tests in turn, up to one that runs out of time, starting a fresh child where the last has died.

    Small tests of correctness are sent together, which more than halves the cost of a verdict: most of it is two
    processes taking turns. An answer that looks ahead sees inputs that it is about to get, and no more. A test of scale
    is sent once all before it are answered, so that no CPU but its own can go into it.
    """
    findings: list[Finding] = []
    while len(findings) < len(cases):
        if bench.is_used_up:
            findings.append(not_run(findings))
            continue
        rest = cases[len(findings) :]
        together = list(takewhile(_may_be_ahead, rest[:_MOST_TOGETHER]))
        found = _try_together(bench, program, together) if together else []
        findings += found or [try_case(bench, program, rest[0])]
        if bench.is_refused:
            return [findings[-1]] * len(cases)
        if findings[-1].verdict is Verdict.TIME_LIMIT:
            break
    return findings


def _may_be_ahead(case: Case) -> bool:
    return case.group is not Group.SCALE and _is_small(case)


def _try_together(bench: Bench, program: Program, cases: Sequence[Case]) -> list[Finding]:
    """Run tests up to the one on which the child dies, if it does; none where one of them cannot be run."""
    try:
        prepared = [_prepare_once(program.call, case) for case in cases]
    except ValueError:
        return []
    problem = load_answer(bench, [(one.body, one.overhead_s) for one in prepared])
    if problem is not None:
        return [replace(problem, ran=False)]
    return [_judge(bench, program, one, answer) for one, answer in zip(prepared, bench.answers(), strict=False)]


def try_case(
    bench: Bench, program: Program, case: Case, limit_s_for: Callable[[Value], float] | None = None
) -> Finding:
    """Run one test in the bench's child, starting a fresh one where the last has died.

    `limit_s_for` gives a limit on CPU for the arguments that takes the place of the question's.
    """
    try:
        prepared = (_prepare_once if _is_small(case) else _prepare)(program.call, case)
    except ValueError as error:
        return Finding(Verdict.JUDGE_ERROR, f"The test `{case.id}` cannot be run: {error}.")
    problem = load_answer(bench)
    if problem is not None:
        return replace(problem, ran=False)
    limit_s = limit_s_for(prepared.args) if limit_s_for else None
    answer = bench.ask(prepared.body, prepared.overhead_s, cpu_s=limit_s)
    return _judge(bench, program, prepared, answer, limit_s)


def _judge(bench: Bench, program: Program, prepared: Prepared, answer: Answer, limit_s: float | None = None) -> Finding:
    if answer.cause is not Cause.REPLIED:
        return judge_silence(bench, answer, limit_s)
    asked = Asked(program, prepared.case, prepared.args, prepared.expected, prepared.case.raises)
    finding = judge_reply(bench.jury, asked, answer.reply)
    reply = answer.reply if answer.reply_bytes <= _MOST_REPLY_BYTES else None
    return replace(finding, cpu_s=max(0.0, answer.cpu_s - prepared.overhead_s), reply=reply)


def _is_small(case: Case) -> bool:
    return len(case.args) + len(case.expected) <= _MOST_KEPT_CHARS


def _prepare(call: CallKind, case: Case) -> Prepared:
    args = case.args if call is CallKind.SQL else parse_literal(case.args)
    expected = None if case.raises else parse_literal(case.expected)
    started_s = time.thread_time()
    body = wire.write({"do": "test", "args": values.encode(args)})
    return Prepared(case, args, expected, body, _PASSES * (time.thread_time() - started_s))


_prepare_once = lru_cache(_MOST_KEPT)(_prepare)


def not_run(findings: Sequence[Finding]) -> Finding:
    """Give a test that is not run the verdict of the last death before it."""
    last = next(finding for finding in reversed(findings) if finding.ended_child)
    if last.verdict is Verdict.TIME_LIMIT:
        return Finding(last.verdict, f"{NOT_RUN}the program ran out of time before.", ran=False)
    ended = f"{NOT_RUN}earlier tests ended the program, the last one so: {last.message}"
    return Finding(last.verdict, ended, ran=False)


def load_answer(bench: Bench, ahead: Sequence[Message] = ()) -> Finding | None:
    """Have the answer loaded in a living child, and messages sent to it; tell what went wrong in loading, or None."""
    answer = bench.load(ahead)
    if answer.cause is not Cause.REPLIED:
        return judge_silence(bench, answer)
    match answer.reply:
        case {"loaded": True}:
            return None
        case {"refused": str() as reason}:
            finding = Finding(Verdict.COMPILE_ERROR, strip_control(reason)[:_MAX_REASON], cpu_s=answer.cpu_s)
        case {"error": dict() as error}:
            finding = judge_error_reply(error, "Loading the file", answer.cpu_s)
        case _:
            finding = Finding(Verdict.VIOLATION, GARBLED, cpu_s=answer.cpu_s)
    bench.end_child()
    return finding


def judge_silence(bench: Bench, answer: Answer, limit_s: float | None = None) -> Finding:
    """Judge a child that did not reply as it should, and end it; `limit_s` is what it had instead of the usual CPU."""
    ending = bench.end_child()
    if answer.cause is Cause.WALL:
        # Waiting costs much time and no CPU: do not wait once more for each further test.
        bench.give_up()
    match answer.cause:
        case Cause.CPU:
            verdict, message = Verdict.TIME_LIMIT, _describe_overrun(bench.limits.cpu_s, limit_s)
        case Cause.MEMORY:
            verdict, message = Verdict.MEMORY_LIMIT, f"It used more than {bench.limits.memory_mib} MiB of memory."
        case Cause.WALL:
            verdict, message = Verdict.TIME_LIMIT, "It waited too long without returning."
        case Cause.OUTPUT:
            verdict, message = Verdict.OUTPUT_LIMIT, _FLOOD
        case Cause.OVERSIZE:
            verdict, message = Verdict.OUTPUT_LIMIT, f"It sent more than {wire.MAX_FRAME_BYTES >> 20} MiB."
        case Cause.ENDED:
            verdict, message = _judge_ending(ending, bench.hard_cpu_s)
        case _:
            verdict, message = Verdict.VIOLATION, GARBLED
    return Finding(verdict, message, cpu_s=answer.cpu_s, ended_child=True)


def _describe_overrun(usual_s: float, limit_s: float | None) -> str:
    if limit_s is None or limit_s >= usual_s:
        return f"It used more than {limit_s or usual_s:.2g} s of CPU."
    return f"It used more than {limit_s:.2g} s of CPU: the limit once {usual_s:g} s were used up."


def _judge_ending(ending: Ending, hard_cpu_s: int) -> tuple[Verdict, str]:
    assert ending.code is not None  # `Bench.end_child` takes an end that nobody can tell for a lost child
    if ending.code >= 0:
        return Verdict.RUNTIME_ERROR, f"It ended its process (exit code {ending.code}) instead of returning."
    if ending.code == _FORBIDDEN_CALL:
        return Verdict.VIOLATION, f"It was killed for a forbidden system call: answers may not {FORBIDDEN}."
    if ending.code == _CPU_USED_UP or (ending.code == KILLED and ending.cpu_s >= hard_cpu_s - 0.1):
        return Verdict.TIME_LIMIT, f"It used more than {hard_cpu_s} s of CPU in all."
    if ending.code == KILLED:
        return Verdict.RUNTIME_ERROR, "It was killed or cut itself off from the judge."
    return Verdict.RUNTIME_ERROR, f"It crashed: {signal.strsignal(-ending.code)} (signal {-ending.code})."
