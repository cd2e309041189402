"""One input before the answer: what it returned, whether that is right, and the words for it."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

from interviewprep.base.records import replace
from interviewprep.judge.bench import Bench
from interviewprep.judge.cell import Answer
from interviewprep.judge.channel import Cause
from interviewprep.judge.checkers import is_right
from interviewprep.judge.diagnosis.evidence import Call
from interviewprep.judge.examine.examiner import Known
from interviewprep.judge.finding import Asked, Finding
from interviewprep.judge.jury import Jury
from interviewprep.judge.protocol import values, wire
from interviewprep.judge.replies import judge_reply
from interviewprep.judge.trial import judge_silence, load_answer
from interviewprep.model.literals import Value, format_literal
from interviewprep.model.question import Case, Group, Program
from interviewprep.model.verdict import Verdict

_PIPE_CPU_S = 5.0

TOGETHER_CPU_S = 0.5
"""For inputs that are sent together: what takes longer is sent one by one, and not much is lost."""

GENERATED = "generated"
"""Name of the test that stands for all generated inputs."""


@dataclass(frozen=True)
class Trial:
    """An input with its value, ready to be sent to the answer any number of times."""

    known: Known

    @cached_property
    def message(self) -> dict[str, object]:
        """The input as it goes down the pipe."""
        return {"do": "test", "args": values.encode(self.known.args)}

    @cached_property
    def size(self) -> tuple[int, str]:
        """Characters of the input, written out, and the text: a shorter one is smaller, then one that sorts first."""
        text = format_literal(self.known.args)
        return len(text), text


@dataclass(frozen=True)
class Tried:
    """One call with the judge's finding on it, and what the child sent."""

    trial: Trial
    finding: Finding
    reply: Mapping[str, object]
    probe: bool = False

    @cached_property
    def call(self) -> Call:
        """The call as evidence; its value is read again, which takes longer than to judge it and is seldom needed."""
        return call_of(self.trial.known, self.finding, self.reply, probe=self.probe)

    @property
    def failed(self) -> bool:
        """Whether the answer is to blame for it."""
        return self.finding.verdict not in {Verdict.ACCEPTED, Verdict.JUDGE_ERROR}


def try_input(
    bench: Bench, program: Program, trial: Trial, *, cpu_limit_s: float | None = None, probe: bool = False
) -> Tried:
    """Call the answer on one input in the bench's child, starting a fresh one where the last has died.

    `cpu_limit_s` takes the place of the question's limit.
    """
    problem = load_answer(bench)
    if problem is not None:
        return Tried(trial, problem, {}, probe)
    answer = bench.ask(trial.message, cpu_s=cpu_limit_s)
    return _settle(bench, program, trial, answer, answer.cpu_s, probe=probe, limit_s=cpu_limit_s)


def try_inputs(bench: Bench, program: Program, trials: Sequence[Trial], cpu_limit_s: float | None) -> list[Tried]:
    """Call the answer on small inputs that are sent together; up to the one on which it dies, if it does.

    `cpu_limit_s` holds for each; where all together take too long, or it dies, each is sent by itself.
    """
    problem = load_answer(bench)
    if problem is not None:
        return [Tried(trials[0], problem, {})]
    usual_s = bench.limits.cpu_s if cpu_limit_s is None else cpu_limit_s
    together = try_together(bench, program, trials, min(TOGETHER_CPU_S, usual_s))
    if isinstance(together, list):
        return together
    # Which input it was cannot be told once no child may be started any more.
    return try_each(bench, program, trials, cpu_limit_s) or [Tried(trials[0], together, {})]


def try_together(bench: Bench, program: Program, trials: Sequence[Trial], cpu_limit_s: float) -> list[Tried] | Finding:
    """Call a loaded answer on small inputs in one go; where it does not live through all, tell only how it ended.

    The limit holds for all of them together.
    """
    answer = bench.ask({"do": "batch", "args": [trial.message["args"] for trial in trials]}, cpu_s=cpu_limit_s)
    replies = answer.reply.get("replies")
    if isinstance(replies, list) and len(replies) == len(trials) and all(isinstance(one, dict) for one in replies):
        share = replace(answer, cpu_s=answer.cpu_s / len(trials))
        answers = [replace(share, reply=reply) for reply in replies]
        pairs = zip(trials, answers, strict=True)
        return [_settle(bench, program, trial, one, one.cpu_s, probe=False) for trial, one in pairs]
    return judge_silence(bench, answer, cpu_limit_s)


def try_each(bench: Bench, program: Program, trials: Sequence[Trial], cpu_limit_s: float | None) -> list[Tried]:
    """Call the answer on one input after another, up to the one on which it dies; nothing once no child is left."""
    tried: list[Tried] = []
    for trial in trials:
        if bench.is_used_up:
            break
        tried.append(try_input(bench, program, trial, cpu_limit_s=cpu_limit_s))
        if tried[-1].finding.ended_child:
            break
    return tried


def time_input(bench: Bench, program: Program, trial: Trial, cpu_limit_s: float, *, again: bool = False) -> Tried:
    """Call the answer on a large input, with the call's own CPU: without reading the input and writing the value.

    What was right before is only timed `again`: to send and to compare a large value takes longer than most calls.
    """
    problem = load_answer(bench)
    if problem is not None:
        return Tried(trial, problem, {})
    answer = bench.ask({**trial.message, "do": "hold"}, _PIPE_CPU_S)
    cpu_s = 0.0
    if answer.reply.get("held") is True:
        answer = bench.ask({"do": "run"}, cpu_s=cpu_limit_s)
        cpu_s = answer.cpu_s
    if answer.reply.get("run") is True:
        if again:
            return Tried(trial, Finding(Verdict.ACCEPTED, cpu_s=cpu_s), {})
        answer = bench.ask({"do": "give"}, _PIPE_CPU_S)
    return _settle(bench, program, trial, answer, cpu_s, probe=False)


def _settle(
    bench: Bench,
    program: Program,
    trial: Trial,
    answer: Answer,
    cpu_s: float,
    *,
    probe: bool,
    limit_s: float | None = None,
) -> Tried:
    if answer.cause is not Cause.REPLIED:
        return Tried(trial, judge_silence(bench, answer, limit_s), {}, probe)
    finding = _judge(bench.jury, program, trial.known, answer.reply)
    return Tried(trial, replace(finding, cpu_s=cpu_s), answer.reply, probe)


def _judge(jury: Jury, program: Program, known: Known, reply: Mapping[str, object]) -> Finding:
    # Most calls are right: the words, which take longer than the call, are only made for those that are not.
    if not known.raises and reply.get("mutated") is False and "value" in reply and _is_right(program, known, reply):
        return Finding(Verdict.ACCEPTED)
    case = Case(GENERATED, Group.PROPERTY, sample=False, args="", expected="", raises=known.raises)
    return judge_reply(jury, Asked(program, case, known.args, known.expected, known.raises), reply)


def _is_right(program: Program, known: Known, reply: Mapping[str, object]) -> bool:
    if program.check.kind == "any_valid":
        return False  # not known here: the bank's checker decides
    try:
        return is_right(program.check, known.expected, values.decode(reply["value"]))
    except wire.WireFault:
        return False


def call_of(known: Known, finding: Finding, reply: Mapping[str, object], *, probe: bool = False) -> Call:
    """Tell a call as evidence: what was asked, what the child sent, and the judge's finding on it."""
    got: Value = None
    if "value" in reply and finding.verdict not in {Verdict.OUTPUT_LIMIT, Verdict.VIOLATION}:
        got = values.decode(reply["value"])
    return Call(
        args=known.args,
        expected=known.expected,
        verdict=finding.verdict,
        got=got,
        raises=known.raises,
        error=finding.got if "error" in reply else "",
        mutated=reply.get("mutated") is True,
        probe=probe,
    )
