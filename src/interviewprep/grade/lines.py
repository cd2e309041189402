"""A grade as plain lines that fit a terminal of 80 columns: one fact a line, no markup."""

import re
from collections import Counter
from collections.abc import Iterator
from textwrap import wrap

from interviewprep.base.text import counted, strip_control
from interviewprep.grade.pasteable import make_pasteable
from interviewprep.judge.confine.confinement import MANDATORY
from interviewprep.judge.trial import NOT_RUN
from interviewprep.model.literals import Value, format_literal, parse_literal
from interviewprep.model.question import CallKind, Group, Program, Question
from interviewprep.model.score import Score
from interviewprep.model.verdict import Counterexample, Judgement, Sandbox, Verdict

WIDTH = 80
MAX_VALUE = 800
_INDENT = "  "
# A piece that may not be torn: everything up to a blank that lies outside of quotes.
_PIECE = re.compile(r"""(?:'(?:[^'\\]|\\.)*'|"(?:[^"\\]|\\.)*"|\S)+""", re.DOTALL)


def describe(question: Question, score: Score) -> list[str]:
    """Write a machine-graded answer's verdict, tests, counterexample, output and confinement, line by line."""
    return [strip_control(line) for line in _lines(question, score)]


def summarise(question: Question, score: Score) -> list[str]:
    """Write what a candidate needs to go on: tests passed by group, one input on which it is wrong, the output.

    The hidden tests keep their secrets, but for that one input.
    """
    judgement = score.judgement
    if judgement is None:
        return [strip_control(line) for text in score.feedback for line in _paragraph(text)]
    return [strip_control(line) for line in _summary(question, judgement)]


def _summary(question: Question, judgement: Judgement) -> Iterator[str]:
    groups = [
        f"{group.value} {sum(test.verdict is Verdict.ACCEPTED for test in tests)} of {len(tests)}"
        for group in Group
        if (tests := [test for test in judgement.tests if test.group is group])
    ]
    if groups and _has_run(judgement):
        yield from _paragraph(f"Tests passed: {', '.join(groups)}.")
    yield from _paragraph(judgement.message)
    yield from _left_out(judgement)
    yield from _findings(question, judgement)


def _lines(question: Question, score: Score) -> Iterator[str]:
    assert score.verdict is not None, "only machine-graded formats have a verdict"
    yield f"{question.id}: {score.verdict.words}, score {score.value:.2f} of 1"
    if score.verdict is Verdict.JUDGE_ERROR:
        yield from _paragraph("This is a fault of the judge, not of your answer: it does not count.")
    if score.judgement is None:
        for text in score.feedback:
            yield from _paragraph(text)
        return
    yield from _tests(score.judgement)
    yield from _findings(question, score.judgement)


def _findings(question: Question, judgement: Judgement) -> Iterator[str]:
    if judgement.counterexample and isinstance(question.content, Program):
        yield from _counterexample(question.content, judgement.counterexample)
    yield from _output(judgement.output)
    yield from _confinement(judgement.sandbox)


def _tests(judgement: Judgement) -> Iterator[str]:
    """Write each test with its message; what all tests say alike, such as a syntax error, is said once, above them.

    What several say one after another is said by the first of them.
    """
    if not _has_run(judgement):
        yield from _paragraph(judgement.message)
        yield from _left_out(judgement)
        return
    told = [test.message for test in judgement.tests if test.message and test.ran]
    shared = {judgement.message} if set(told) <= {judgement.message} and len(told) != 1 else set()
    for message in shared:
        yield from _paragraph(message)
    last = ""
    for test in judgement.tests:
        if not test.ran:
            continue
        seen = "sample" if test.sample else "hidden"
        yield f"{_INDENT}{test.group.value:<8}  {seen}  {test.verdict.words:<13}  {test.id}"
        if test.message not in {*shared, last}:
            yield from _paragraph(test.message, indent=_INDENT * 3)
        last = test.message
    yield from _left_out(judgement)


def _has_run(judgement: Judgement) -> bool:
    return any(test.ran for test in judgement.tests) or not judgement.tests


def _left_out(judgement: Judgement) -> Iterator[str]:
    """Say once how many tests were not run, and why."""
    if not _has_run(judgement):
        yield "No test ran."
        return
    reasons = Counter(test.message for test in judgement.tests if not test.ran)
    for message, count in reasons.items():
        yield from _paragraph(f"Not run: {counted(count, 'test')}, because {message.removeprefix(NOT_RUN)}")


def _counterexample(program: Program, example: Counterexample) -> Iterator[str]:
    yield "The smallest input found on which it is wrong:" if example.shrunk else "An input on which it is wrong:"
    for line in format_call(program, example):
        yield from [f"{_INDENT}{line}"] if program.call is CallKind.SQL else _value(line, indent=_INDENT)
    for name, value in (("expected", example.expected), ("got", example.got)):
        yield from _value(value, indent=f"{_INDENT}{name:<8}  ")
    if example.difference:
        yield from _paragraph(f"{example.difference[0].upper()}{example.difference[1:]}.")
    yield from _paragraph(example.diagnosis)


def format_call(program: Program, example: Counterexample) -> list[str]:
    """Write the counterexample as statements that can be pasted into Python: `two_sum([3, 3], 6)`.

    For a class these are the calls on an object named `it`; for SQL the lines of the script that fills the database.
    """
    texts = list(example.args.values())
    match program.call:
        case CallKind.FUNCTION:
            return make_pasteable([f"{program.name}({', '.join(texts)})"])
        case CallKind.SQL:
            return [line for text in texts for line in text.splitlines()]
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


def _output(output: str) -> Iterator[str]:
    if output:
        yield "It printed:"
    for line in output.splitlines():
        yield from wrap(line, WIDTH, initial_indent=_INDENT, subsequent_indent=_INDENT) or [""]


def _value(text: str, *, indent: str) -> Iterator[str]:
    """Fill lines with the pieces of a literal, never breaking inside quotes, so that it stays pasteable."""
    line, is_empty = indent, True
    for piece in _PIECE.findall(_cut(text)):
        if not is_empty and len(line) + 1 + len(piece) > WIDTH:
            yield line
            line, is_empty = " " * len(indent), True
        line += piece if is_empty else f" {piece}"
        is_empty = False
    yield line


def _cut(text: str) -> str:
    if len(text) <= MAX_VALUE:
        return text
    return f"{text[:MAX_VALUE]} ... ({len(text):,} characters; --json shows all)"


def _paragraph(text: str, *, indent: str = "") -> list[str]:
    return wrap(" ".join(text.split()), WIDTH, initial_indent=indent, subsequent_indent=indent)


def _confinement(sandbox: Sandbox) -> Iterator[str]:
    """Say what was weaker than it should be; layers that are a bonus, such as namespaces, are left to `prep doctor`."""
    missing = [layer for layer in MANDATORY if sandbox.layers.get(layer) == "missing"]
    if missing:
        yield from _paragraph(f"Not confined: without {', '.join(missing)} this answer could do whatever you can.")
    elif sandbox.unsafe:
        yield "Run with --unsafe-run; the sandbox was in force all the same."
    for layer in MANDATORY:
        if sandbox.layers.get(layer) == "reduced":
            yield f"The sandbox layer {layer} is reduced here. `prep doctor` tells what that means."
