"""The block of watch mode as lines: what is asked, the time, the file, the last run, the keys."""

from collections.abc import Iterator, Sequence
from textwrap import wrap

from interviewprep.base.text import counted, strip_control
from interviewprep.grade.lines import format_call
from interviewprep.judge.confine.confinement import MANDATORY
from interviewprep.model.question import CallKind, Program, Question
from interviewprep.model.taxonomy import Format
from interviewprep.model.verdict import Judgement, Verdict
from interviewprep.session.desk import Run
from interviewprep.ui.watch.keys import ALWAYS_NAMED, Key, keys_of
from interviewprep.ui.watch.state import Watching, changes

MAX_WIDTH = 100
VALUE_LINES = 2
"""Lines that one call or value may take: what is longer is cut, since nothing scrolls here."""
OUTPUT_LINES = 4
_INDENT = "  "


def block(question: Question, file: str, clock: str, watching: Watching, *, columns: int, rows: int) -> list[str]:
    """Write the block so that it fits a terminal of so many columns and rows; the first line names the question.

    Where the rows do not suffice, what the last run showed gives way.
    """
    width = min(columns, MAX_WIDTH) - 1
    top = [*_folded(f"{question.title}. {clock}", width), *_file(question, file, watching, width)]
    keys = [*_asking(watching, width), *_keys(question.format, watching, width)]
    shown = list(_run(question, watching, width)) if watching.run and not watching.shows_keys else []
    room = rows - 1 - len(top) - len(keys)
    if len(shown) > room:
        shown = [*shown[: max(room - 1, 0)], "..."]
    return [*top, *shown, *keys][: max(rows - 1, 1)]


def _file(question: Question, file: str, watching: Watching, width: int) -> list[str]:
    if watching.trouble:
        return _folded(watching.trouble, width)
    if not watching.saved_at:
        return _folded(f"{file}: not yet saved", width)
    words = "" if question.format.is_executable else f", {counted(len(watching.text.split()), 'word')}"
    state = f"{file}: saved at {watching.saved_at}{words}"
    if watching.is_running:
        state += ", running the tests"
    elif question.format.is_executable and (watching.run is None or watching.run.source != watching.text):
        state += ", not run as it is"
    return _folded(state, width)


def _run(question: Question, watching: Watching, width: int) -> Iterator[str]:
    run = watching.run
    assert run is not None
    yield from _judgement(question, "Sample tests", run.samples, width)
    if run.own is not None:
        yield from _judgement(question, "Your own checks", run.own, width)
    yield from _output((run.own or run.samples).output, width)
    if news := changes(run, watching.before):
        yield from _folded(f"Since the last run: {', '.join(news)}.", width)
    yield from _confinement(run, width)


def _judgement(question: Question, what: str, judgement: Judgement, width: int) -> Iterator[str]:
    if judgement.verdict is Verdict.JUDGE_ERROR:
        yield from _folded(f"{what}: the judge failed, which is not your fault. {judgement.message}", width)
        return
    failed = [test for test in judgement.tests if test.verdict is not Verdict.ACCEPTED]
    passed = len(judgement.tests) - len(failed)
    yield from _folded(f"{what}: {passed} of {len(judgement.tests)} passed", width)
    if not failed:
        return
    first = next((test for test in failed if test.message), failed[0])
    yield from _folded(f"First to fail: {first.id}, {first.verdict.words}", width, indent=_INDENT)
    example, program = judgement.counterexample, question.content
    if first.verdict is not Verdict.WRONG_ANSWER or example is None or not isinstance(program, Program):
        yield from _cut(first.message, width, "", lines=2 * VALUE_LINES)
        return
    if program.call is not CallKind.SQL:
        yield from _cut("; ".join(format_call(program, example)), width, "")
    yield from _cut(example.expected, width, "expected  ")
    yield from _cut(example.got, width, "got       ")


def _output(output: str, width: int) -> Iterator[str]:
    printed = strip_control(output).splitlines()
    if not printed:
        return
    more = len(printed) - OUTPUT_LINES
    yield "It printed:" if more <= 0 else f"It printed {counted(len(printed), 'line')}, the last of them:"
    for line in printed[-OUTPUT_LINES:]:
        yield f"{_INDENT}{line.expandtabs()}"[:width]


def _confinement(run: Run, width: int) -> list[str]:
    missing = [layer for layer in MANDATORY if run.samples.sandbox.layers.get(layer) == "missing"]
    return _folded(f"Not confined: without {', '.join(missing)}.", width) if missing else []


def _asking(watching: Watching, width: int) -> list[str]:
    said = watching.question if watching.asking else watching.notice
    return ["", *_folded(said, width)] if said else [""]


def _keys(kind: Format, watching: Watching, width: int) -> list[str]:
    keys = keys_of(kind)
    if watching.shows_keys:
        return [line for name, key in keys.items() for line in _folded(f"{name}  {key.help}", width, hanging="   ")]
    named: Sequence[tuple[str, Key]] = [(name, key) for name, key in keys.items() if name in ALWAYS_NAMED]
    first = "" if watching.is_opened else "Enter or "
    return _folded(first + ", ".join(f"{name} {key.word}" for name, key in named), width)


def _cut(text: str, width: int, name: str, *, lines: int = VALUE_LINES) -> list[str]:
    """Fill at most so many lines, in the second margin, behind a name; what is left out is shown by dots."""
    indent = _INDENT * 2
    filled = _folded(f"{name}{' '.join(text.split())}", width, indent=indent, hanging=indent + " " * len(name))
    return filled if len(filled) <= lines else [*filled[: lines - 1], f"{filled[lines - 1][: width - 4]} ..."]


def _folded(text: str, width: int, *, indent: str = "", hanging: str | None = None) -> list[str]:
    clean = strip_control(text).expandtabs()
    return wrap(clean, width, initial_indent=indent, subsequent_indent=indent if hanging is None else hanging) or [""]
