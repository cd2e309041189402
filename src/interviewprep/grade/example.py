"""A counterexample as lines: a call that can be run, and below it what should have come and what did."""

from collections.abc import Iterator

from interviewprep.grade.filling import INDENT, call, paragraph, value
from interviewprep.grade.pasteable import make_pasteable
from interviewprep.model.literals import Value, format_literal, parse_literal
from interviewprep.model.question import CallKind, Program
from interviewprep.model.verdict import Counterexample, Verdict

MAX_SCRIPT_LINES = 40

SHOWS_VALUES = {Verdict.WRONG_ANSWER, Verdict.RUNTIME_ERROR}
"""Verdicts on a call that came to an end, so that the counterexample says it all."""


def example_lines(program: Program, example: Counterexample, width: int) -> Iterator[str]:
    """Write the call, what was expected and got, where they differ, and the diagnosis."""
    if example.verdict is Verdict.VIOLATION:
        return  # its message has the call
    what = "it is wrong" if example.verdict in SHOWS_VALUES else "this happens"
    found = "The smallest input found" if example.shrunk else "An input"
    yield from paragraph(f"{found} on which {what}:", width)
    for line in format_call(program, example):
        yield from [f"{INDENT}{line}"] if _stays_whole(program, line, width) else call(line, width)
    if example.verdict in SHOWS_VALUES:
        yield from value(example.expected, width, label=f"{INDENT}expected  ")
        yield from value(example.got, width, label=f"{INDENT}got       ")
    if example.difference:
        yield from paragraph(f"{example.difference[0].upper()}{example.difference[1:]}.", width)
    yield from paragraph(example.diagnosis, width)


def _stays_whole(program: Program, line: str, width: int) -> bool:
    """Whether a line is shown as it is: a comment, broken, would be part of the query."""
    return program.call is CallKind.SQL and (len(INDENT) + len(line) <= width or "--" in line)


def format_call(program: Program, example: Counterexample) -> list[str]:
    """Write the counterexample as statements that can be pasted into Python: `two_sum([3, 3], 6)`.

    For a class these are the calls on an object named `it`; for SQL the lines of the script that fills the database.
    """
    texts = list(example.args.values())
    match program.call:
        case CallKind.FUNCTION:
            return make_pasteable([f"{program.name}({', '.join(texts)})"])
        case CallKind.SQL:
            script = [line for text in texts for line in text.splitlines()]
            more = len(script) - MAX_SCRIPT_LINES
            return script if more <= 0 else [*script[:MAX_SCRIPT_LINES], f"-- {more} more lines; --json shows all"]
        case CallKind.CLASS:
            return make_pasteable([_method_call(program.name, call) for text in texts for call in _calls(text)])


def _calls(text: str) -> list[tuple[Value, ...]]:
    calls = parse_literal(text)
    assert isinstance(calls, list), "a class is tested by a list of calls"
    return calls


def _method_call(name: str, call: tuple[Value, ...]) -> str:
    method, *rest = call
    if not rest:
        return f"it.{method}"
    args = rest[0]
    assert isinstance(args, tuple), "a call has a tuple of arguments"
    written = ", ".join(map(format_literal, args))
    return f"it = {name}({written})" if method == "__init__" else f"it.{method}({written})"
