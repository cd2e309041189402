"""A grade as plain lines that fit a terminal of 80 columns: one fact a line, no markup."""

import re
from collections.abc import Iterator
from textwrap import wrap

from interviewprep.base.text import strip_control
from interviewprep.model.question import CallKind, Program, Question
from interviewprep.model.score import Score
from interviewprep.model.verdict import Counterexample, Judgement, Sandbox, TestResult, Verdict

WIDTH = 80
MAX_VALUE = 800
_INDENT = "  "
# A piece that may not be torn: everything up to a blank that lies outside of quotes.
_PIECE = re.compile(r"""(?:'(?:[^'\\]|\\.)*'|"(?:[^"\\]|\\.)*"|\S)+""", re.DOTALL)


def describe(question: Question, score: Score) -> list[str]:
    """Write a machine-graded answer's verdict, tests, counterexample, output and confinement, line by line."""
    return [strip_control(line) for line in _lines(question, score)]


def _lines(question: Question, score: Score) -> Iterator[str]:
    assert score.verdict is not None, "only machine-graded formats have a verdict"
    yield f"{question.id}: {score.verdict.words}, score {score.value:.2f} of 1"
    if score.verdict is Verdict.JUDGE_ERROR:
        yield "This is a fault of the judge, not of your answer: it does not count. `prep doctor` looks for the cause."
    for text in score.feedback:
        yield from _paragraph(text)
    if score.judgement:
        yield from _judged(question, score.judgement)


def _judged(question: Question, judgement: Judgement) -> Iterator[str]:
    if judgement.tests:
        yield ""
        yield "Tests:"
    for result in judgement.tests:
        yield from _test(result)
    if judgement.counterexample and isinstance(question.content, Program):
        yield ""
        yield from _counterexample(question.content, judgement.counterexample)
    if judgement.output:
        yield ""
        yield "It printed:"
        for line in judgement.output.splitlines():
            yield from wrap(line, WIDTH, initial_indent=_INDENT, subsequent_indent=_INDENT) or [""]
    yield from _confinement(judgement.sandbox)


def _test(result: TestResult) -> Iterator[str]:
    seen = "sample" if result.sample else "hidden"
    yield f"{_INDENT}{result.group.value:<8}  {seen}  {result.verdict.words:<13}  {result.id}"
    if result.message:
        yield from _paragraph(result.message, indent=_INDENT * 3)


def _counterexample(program: Program, example: Counterexample) -> Iterator[str]:
    yield "The smallest input found on which it is wrong:" if example.shrunk else "An input on which it is wrong:"
    if program.call is CallKind.SQL:
        yield from (f"{_INDENT}{line}" for script in example.args.values() for line in script.splitlines())
    else:
        yield from _value(format_call(program, example), indent=_INDENT)
    for name, value in (("expected", example.expected), ("got", example.got)):
        yield from _value(value, indent=f"{_INDENT}{name:<8}  ")


def format_call(program: Program, example: Counterexample) -> str:
    """Write the counterexample as a call that can be pasted into Python: `two_sum([3, 3], 6)`."""
    return f"{program.name}({', '.join(example.args.values())})"


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
    if sandbox.unsafe:
        yield ""
        yield "Not confined: this answer ran with --unsafe-run and could do whatever you can."
    for layer, state in sandbox.layers.items():
        if state == "reduced":
            yield f"Sandbox layer {layer} is reduced here. `prep doctor` tells what that means."
