"""One test of a submission: send the input, wait, turn what came of it into a verdict with words for the learner."""

import signal
import time
from collections.abc import Mapping
from dataclasses import dataclass

from interviewprep.judge.bench import Bench
from interviewprep.judge.cell import Answer, Ending
from interviewprep.judge.channel import OUTPUT_LIMIT_BYTES, Cause
from interviewprep.judge.checkers import is_right
from interviewprep.judge.protocol import values, wire
from interviewprep.judge.wording import describe_call, describe_error
from interviewprep.model.literals import Value, parse_literal
from interviewprep.model.question import CallKind, Case, Program
from interviewprep.model.verdict import Verdict

_PASSES = 4
"""How often the child goes over the arguments besides the call: it reads them, writes them before and after to see
whether they changed, and writes a value which is often as large. What one pass costs is measured on this side, in the
same code, so that large inputs do not eat the answer's time and the child's word for it is not needed."""

_GARBLED = "It wrote something of its own into the judge's channel."


@dataclass(frozen=True, slots=True)
class Finding:
    """What one test showed. `got` is the returned value or the exception as text, for counterexamples."""

    verdict: Verdict
    message: str = ""
    got: str = ""
    cpu_s: float = 0.0
    ended_child: bool = False


def try_case(bench: Bench, program: Program, case: Case) -> Finding:
    """Run one test in the bench's child, starting a fresh one where the last has died."""
    try:
        args = case.args if program.call is CallKind.SQL else parse_literal(case.args)
        expected = None if case.raises else parse_literal(case.expected)
        started_s = time.thread_time()
        message: dict[str, object] = {"do": "test", "args": values.encode(args)}
        wire.pack(message)
        overhead_s = _PASSES * (time.thread_time() - started_s)
    except ValueError as error:
        return Finding(Verdict.JUDGE_ERROR, f"The test `{case.id}` cannot be run: {error}.")
    problem = load_answer(bench)
    if problem is not None:
        return problem
    answer = bench.ask(message, overhead_s)
    if answer.cause is not Cause.REPLIED:
        return judge_silence(bench, answer)
    finding = _judge_reply(program, case, describe_call(program, args), expected, answer.reply)
    return Finding(finding.verdict, finding.message, finding.got, max(0.0, answer.cpu_s - overhead_s))


def load_answer(bench: Bench) -> Finding | None:
    """Have the answer loaded in a living child; tell what went wrong, or None."""
    answer = bench.load()
    if answer.cause is not Cause.REPLIED:
        return judge_silence(bench, answer)
    match answer.reply:
        case {"loaded": True}:
            return None
        case {"refused": str() as reason}:
            finding = Finding(Verdict.COMPILE_ERROR, reason, cpu_s=answer.cpu_s)
        case {"error": dict() as error}:
            finding = judge_error_reply(error, "Loading the file", answer.cpu_s)
        case _:
            finding = Finding(Verdict.VIOLATION, _GARBLED, cpu_s=answer.cpu_s)
    bench.end_child()
    return finding


def judge_error_reply(error: Mapping[str, object], call: str, cpu_s: float = 0.0) -> Finding:
    """Judge an exception that the answer let through."""
    text = describe_error(error)
    bases = error.get("bases")
    if error.get("refused") is True:
        return Finding(Verdict.VIOLATION, f"{call} tried what answers may not do: {text}", text, cpu_s)
    if isinstance(bases, list) and "MemoryError" in bases:
        return Finding(Verdict.MEMORY_LIMIT, f"{call} ran out of memory: {text}", text, cpu_s)
    return Finding(Verdict.RUNTIME_ERROR, f"{call} raised {text}", text, cpu_s)


def _judge_reply(program: Program, case: Case, call: str, expected: Value, reply: Mapping[str, object]) -> Finding:
    match reply:
        case {"error": dict() as error}:
            return _judge_exception(program, case, call, error)
        case {"fault": str() as fault} if program.call is CallKind.SQL:
            # Only here: a query has no way to write this itself.
            return Finding(Verdict.JUDGE_ERROR, f"The script of test `{case.id}` fails: {fault}.")
        case {"oversize": str() as reason}:
            return Finding(Verdict.OUTPUT_LIMIT, f"{call} returned too much: {reason[:80]}.")
        case {"value": coded, "mutated": bool() as mutated}:
            return _judge_value(program, case, call, expected, coded, mutated=mutated)
    return Finding(Verdict.VIOLATION, _GARBLED)


def _judge_exception(program: Program, case: Case, call: str, error: Mapping[str, object]) -> Finding:
    bases = error.get("bases")
    if case.raises and isinstance(bases, list) and case.raises in bases and error.get("refused") is not True:
        return Finding(Verdict.ACCEPTED)
    finding = judge_error_reply(error, call)
    if program.call is CallKind.SQL and _is_sql_syntax(str(error.get("text"))):
        return Finding(Verdict.COMPILE_ERROR, str(error.get("text"))[:200])
    if case.raises:
        return Finding(finding.verdict, f"{finding.message} (expected {case.raises})", finding.got)
    return finding


def _judge_value(program: Program, case: Case, call: str, expected: Value, coded: object, *, mutated: bool) -> Finding:
    try:
        got = values.decode(coded)
    except wire.TooLarge as error:
        return Finding(Verdict.OUTPUT_LIMIT, f"{call} returned too much: {error}.")
    except wire.WireFault:
        return Finding(Verdict.VIOLATION, _GARBLED)
    shown = values.show(got)
    if case.raises:
        return Finding(Verdict.WRONG_ANSWER, f"{call} returned {shown}, expected it to raise {case.raises}", shown)
    verb = "left behind" if program.check.in_place else "returned"
    if not is_right(program.check, expected, got):
        return Finding(Verdict.WRONG_ANSWER, f"{call} {verb} {shown}, expected {values.show(expected)}", shown)
    if mutated:
        return Finding(Verdict.WRONG_ANSWER, f"{call} changed its arguments, which it must leave as they are", shown)
    return Finding(Verdict.ACCEPTED)


def judge_silence(bench: Bench, answer: Answer) -> Finding:
    """Judge a child that did not reply as it should, and end it."""
    ending = bench.end_child()
    if answer.cause is Cause.WALL:
        # Waiting costs much time and no CPU: do not wait once more for each further test.
        bench.give_up()
    limit_s = bench.limits.cpu_s
    match answer.cause:
        case Cause.CPU:
            verdict, message = Verdict.TIME_LIMIT, f"It used more than {limit_s:g} s of CPU."
        case Cause.WALL:
            verdict, message = Verdict.TIME_LIMIT, "It waited too long without returning."
        case Cause.OUTPUT:
            verdict, message = Verdict.OUTPUT_LIMIT, f"It printed more than {OUTPUT_LIMIT_BYTES >> 20} MiB."
        case Cause.OVERSIZE:
            verdict, message = Verdict.OUTPUT_LIMIT, f"It sent more than {wire.MAX_FRAME_BYTES >> 20} MiB."
        case Cause.ENDED:
            verdict, message = _judge_ending(ending, bench.hard_cpu_s)
        case _:
            verdict, message = Verdict.VIOLATION, _GARBLED
    return Finding(verdict, message, cpu_s=answer.cpu_s, ended_child=True)


def _judge_ending(ending: Ending, hard_cpu_s: int) -> tuple[Verdict, str]:
    if ending.code is None:
        return Verdict.JUDGE_ERROR, "The helper process did not tell how the program ended."
    if ending.code >= 0:
        return Verdict.RUNTIME_ERROR, f"It ended its process (exit code {ending.code}) instead of returning."
    if ending.code == -signal.SIGSYS:
        return Verdict.VIOLATION, "It was killed for a forbidden system call."
    if ending.code == -signal.SIGXCPU or (ending.code == -signal.SIGKILL and ending.cpu_s >= hard_cpu_s - 0.1):
        return Verdict.TIME_LIMIT, f"It used more than {hard_cpu_s} s of CPU in all."
    if ending.code == -signal.SIGKILL:
        return Verdict.RUNTIME_ERROR, "It was killed or cut itself off from the judge."
    return Verdict.RUNTIME_ERROR, f"It crashed: {signal.strsignal(-ending.code)} (signal {-ending.code})."


def _is_sql_syntax(text: str) -> bool:
    return "syntax error" in text or "incomplete input" in text
