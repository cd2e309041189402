"""From what the answer's process sent back to a finding, with words for the learner."""

from collections.abc import Mapping, Sequence

from interviewprep.base.records import replace
from interviewprep.judge.brief import show
from interviewprep.judge.finding import Asked, Finding
from interviewprep.judge.jury import Jury, Ruling
from interviewprep.judge.protocol import values, wire
from interviewprep.judge.wording import describe_error
from interviewprep.model.literals import Raises, Value
from interviewprep.model.question import CallKind
from interviewprep.model.verdict import Verdict

FORBIDDEN = "write or search files, reach a network, start a program"
GARBLED = "It wrote something of its own into the judge's channel."

_SHORT_CHARS = 60
"""Of two values together: up to here one sees at a glance where they differ."""


def judge_error_reply(error: Mapping[str, object], call: str, cpu_s: float = 0.0) -> Finding:
    """Judge an exception that the answer let through."""
    text = describe_error(error)
    bases = error.get("bases")
    if error.get("refused") is True:
        message = f"{call} tried what answers may not do ({FORBIDDEN}; caught, it has no effect): {text}"
        return Finding(Verdict.VIOLATION, message, text, cpu_s)
    if isinstance(bases, list) and "MemoryError" in bases:
        return Finding(Verdict.MEMORY_LIMIT, f"{call} ran out of memory: {text}", text, cpu_s)
    return Finding(Verdict.RUNTIME_ERROR, f"{call} raised {text}", text, cpu_s)


def judge_reply(jury: Jury, asked: Asked, reply: Mapping[str, object]) -> Finding:
    """Judge what the child sent back for a test.

    Raises:
        CellFault: the process of the bank's checker failed.
    """
    match reply:
        case {"value": coded, "mutated": bool() as mutated} if asked.program.call is not CallKind.CLASS:
            return _judge_value(jury, asked, coded, mutated=mutated)
        case {"error": dict() as error}:
            return _judge_exception(asked, error)
        case {"fault": str() as fault} if asked.program.call is CallKind.SQL:
            # Only here: a query has no way to write this itself.
            return Finding(Verdict.JUDGE_ERROR, f"The script of test `{asked.case.id}` fails: {fault}.")
        case {"oversize": str() as reason}:
            return Finding(Verdict.OUTPUT_LIMIT, f"{asked.call} returned too much: {reason[:80]}.")
        case {"steps": list() as steps} if asked.program.call is CallKind.CLASS:
            return _judge_steps(jury, asked, steps)
    return Finding(Verdict.VIOLATION, GARBLED)


def _judge_exception(asked: Asked, error: Mapping[str, object]) -> Finding:
    wanted = asked.raises
    if wanted and _is_raised(error, wanted):
        return Finding(Verdict.ACCEPTED)
    finding = replace(judge_error_reply(error, asked.call), expected=asked.wanted, calls=asked.calls)
    if asked.program.call is CallKind.SQL and _is_sql_syntax(str(error.get("text"))):
        return Finding(Verdict.COMPILE_ERROR, str(error.get("text"))[:200], ran=False)
    if wanted:
        return replace(finding, message=f"{finding.message} (expected {wanted})")
    return finding


def _is_raised(error: Mapping[str, object], wanted: str) -> bool:
    bases = error.get("bases")
    return isinstance(bases, list) and wanted in bases and error.get("refused") is not True


def _judge_value(jury: Jury, asked: Asked, coded: object, *, mutated: bool) -> Finding:
    try:
        got = values.decode(coded)
    except wire.WireFault as error:
        return _judge_form(asked, error)
    if asked.raises:
        return _judge_missing_exception(asked, got)
    finding = _judge_ruling(asked, jury.decide(asked.args, asked.expected, got), got)
    if mutated and finding.verdict is Verdict.ACCEPTED:
        message = f"{asked.call} changed its arguments, which it must leave as they are"
        return Finding(Verdict.WRONG_ANSWER, message, f"{show(got)}, but it changed its arguments")
    return finding


def _judge_steps(jury: Jury, asked: Asked, steps: Sequence[object]) -> Finding:
    """Judge a sequence of calls: the first exception that is not expected decides, then the first wrong value."""
    expected = asked.expected if isinstance(asked.expected, list) else []
    got = _read_steps(asked, expected, steps)
    if isinstance(got, Finding):
        return got
    if asked.raises:
        return _judge_missing_exception(asked, got)
    if len(got) != len(expected):
        return Finding(Verdict.VIOLATION, GARBLED)
    for place, (wanted, value) in enumerate(zip(expected, got, strict=True)):
        if isinstance(wanted, Raises) and value != wanted:
            return _judge_missing_exception(asked.up_to(place), value)
    pairs = _without_raises(expected), _without_raises(got)
    if asked.program.check.kind == "any_valid":
        return _judge_ruling(asked, jury.decide_steps(asked.args, *pairs), got)
    for place, (wanted, value) in enumerate(zip(*pairs, strict=True)):
        ruling = jury.decide(asked.args, wanted, value)
        if ruling.verdict is not Verdict.ACCEPTED:
            return _judge_ruling(asked.up_to(place), ruling, value)
    return Finding(Verdict.ACCEPTED)


def _read_steps(asked: Asked, expected: Sequence[Value], steps: Sequence[object]) -> list[Value] | Finding:
    """Read what each call returned, an expected exception in its place; or judge the first that went wrong."""
    got: list[Value] = []
    for place, step in enumerate(steps):
        wanted = expected[place] if place < len(expected) else None
        match step:
            case {"error": dict() as error} if isinstance(wanted, Raises) and _is_raised(error, wanted.name):
                got.append(wanted)
            case {"error": dict() as error}:
                return _judge_exception(asked.up_to(place), error)
            case {"value": coded}:
                try:
                    got.append(values.decode(coded))
                except wire.WireFault as fault:
                    return _judge_form(asked, fault)
            case _:
                return Finding(Verdict.VIOLATION, GARBLED)
    return got


def _without_raises(steps: Sequence[Value]) -> list[Value]:
    return [None if isinstance(step, Raises) else step for step in steps]


def _judge_form(asked: Asked, fault: wire.WireFault) -> Finding:
    """Judge a value that is none, or over a cap."""
    if isinstance(fault, wire.TooLarge):
        return Finding(Verdict.OUTPUT_LIMIT, f"{asked.call} returned too much: {fault}.")
    return Finding(Verdict.VIOLATION, GARBLED)


def _judge_missing_exception(asked: Asked, got: Value) -> Finding:
    shown = show(got)
    message = f"{asked.call} returned {shown}, expected it to raise {asked.raises}"
    return Finding(Verdict.WRONG_ANSWER, message, shown, expected=asked.wanted, calls=asked.calls)


def _judge_ruling(asked: Asked, ruling: Ruling, got: Value) -> Finding:
    match ruling.verdict:
        case Verdict.ACCEPTED:
            return Finding(Verdict.ACCEPTED)
        case Verdict.JUDGE_ERROR:
            return Finding(Verdict.JUDGE_ERROR, f"The checker of test `{asked.case.id}` fails: {ruling.reason}.")
    verb = "left behind" if asked.program.check.in_place else "returned"
    if not ruling.reason and asked.program.check.kind != "any_valid":
        return _judge_wrong(asked, verb, got)
    shown = show(got)
    reason = f": {ruling.reason}" if ruling.reason else f", which is not valid; valid is, for instance, {asked.wanted}"
    message = f"{asked.call} {verb} {shown}{reason}"
    return Finding(ruling.verdict, message, shown, expected=asked.wanted, difference=ruling.reason)


def _judge_wrong(asked: Asked, verb: str, got: Value) -> Finding:
    """Tell a wrong value, with where it differs from the expected one."""
    from interviewprep.judge.difference.walk import find_difference  # most answers never need it

    found = find_difference(asked.program.check, asked.expected, got)
    shown, wanted = show(got, path=found.path), show(asked.expected, path=found.path)
    difference = found.tell(is_short=len(shown) + len(wanted) <= _SHORT_CHARS)
    message = f"{asked.call} {verb} {shown}, expected {wanted}{'; ' if difference else ''}{difference}"
    return Finding(Verdict.WRONG_ANSWER, message, shown, expected=wanted, difference=difference, calls=asked.calls)


def _is_sql_syntax(text: str) -> bool:
    return "syntax error" in text or "incomplete input" in text
