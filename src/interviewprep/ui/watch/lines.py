"""The block of watch mode as lines: what is asked, the time, the file, the last run, the keys."""

from collections.abc import Iterable, Iterator, Sequence
from textwrap import wrap

from interviewprep.base.text import counted, strip_control
from interviewprep.grade.filling import paragraph
from interviewprep.grade.lines import broken_checks, explain
from interviewprep.model.question import Question
from interviewprep.model.taxonomy import Format
from interviewprep.ui.judgements import checks_passed, samples_passed
from interviewprep.ui.watch.keys import ALWAYS_NAMED, Key, keys_of
from interviewprep.ui.watch.state import Watching, changes

MAX_WIDTH = 100
MAX_SHOWN = 16
"""Lines that the last run may take, however tall the terminal is: the block is to be taken in at a glance."""


def block(question: Question, file: str, clock: str, watching: Watching, *, columns: int, rows: int) -> list[str]:
    """Write the block so that it fits a terminal of so many columns and rows; the first line names the question.

    Where the rows do not suffice, what the last run showed gives way.
    """
    width = min(columns, MAX_WIDTH) - 1
    told = _folded(watching.told, width) if watching.told else []
    top = [*_head(question.title, clock, width), *told, *_file(question, file, watching, width)]
    keys = [*_asking(watching, width), *_keys(question.format, watching, width)]
    is_shown = watching.run is not None and not watching.shows_keys
    shown = _cut(_run(question, watching, width), width) if is_shown else []
    room = min(rows - 1 - len(top) - len(keys), MAX_SHOWN)
    if len(shown) > room:
        shown = [*shown[: max(room - 1, 0)], "..."]
    return [*top, *shown, *keys][: max(rows - 1, 1)]


def _head(title: str, clock: str, width: int) -> list[str]:
    """Write title and clock in one line, or each on its own: a time that is broken in two is hard to read."""
    line = f"{title}. {clock}"
    return [line] if len(line) <= width else [*_folded(f"{title}.", width), *_folded(clock, width)]


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
    """Write counts first, since these must fit, then why something failed and what was printed."""
    run = watching.run
    assert run is not None
    yield from paragraph(samples_passed(run.samples), width)
    if run.own is not None:
        yield from paragraph(checks_passed(run.own), width)
    if news := changes(run, watching.before):
        yield from paragraph(f"Since the last run: {', '.join(news)}.", width)
    yield from explain(question, run.samples, width)
    if run.own is not None:
        yield from broken_checks(run.own, width)


def _cut(lines: Iterable[str], width: int) -> list[str]:
    """Leave out empty lines, and break where a literal was kept whole: what is too wide would wrap by itself."""
    clean = (strip_control(line).expandtabs() for line in lines if line.strip())
    return [line[start : start + width] for line in clean for start in range(0, len(line), width)]


def _asking(watching: Watching, width: int) -> list[str]:
    said = watching.question if watching.asking else watching.notice
    return ["", *_folded(said, width)] if said else [""]


def _keys(kind: Format, watching: Watching, width: int) -> list[str]:
    keys = keys_of(kind)
    if watching.shows_keys:
        return [line for name, key in keys.items() for line in _folded(f"{name}  {key.help}", width, hanging=3)]
    named: Sequence[tuple[str, Key]] = [(name, key) for name, key in keys.items() if name in ALWAYS_NAMED]
    first = "" if watching.is_opened else "Enter or "
    return _folded(first + ", ".join(f"{name} {key.word}" for name, key in named), width)


def _folded(text: str, width: int, *, hanging: int = 0) -> list[str]:
    return wrap(strip_control(text).expandtabs(), width, subsequent_indent=" " * hanging) or [""]
