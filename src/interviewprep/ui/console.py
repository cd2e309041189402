"""Writing to the terminal, a pipe or a file: plain lines first, Rich only where it can be seen."""

import codecs
import json
import os
import sys
from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import ExitStack, contextmanager, suppress
from io import TextIOWrapper
from typing import TYPE_CHECKING, TextIO

if TYPE_CHECKING:
    from rich.console import Console

MAX_WIDTH = 100
PIPED_WIDTH = 80
LEAST_WIDTH = 40
BAR_WIDTH = 20

LACKING = "prep-lacking"
"""The error handler for letters that an encoding lacks."""


def say(text: str = "") -> None:
    """Write one line of result to standard output."""
    _write(sys.stdout, text)


def say_folded(text: str) -> None:
    """Write one line of result, on a terminal broken between words, the rest below its first word."""
    _write(sys.stdout, _folded(text, sys.stdout))


def note(text: str) -> None:
    """Write one line that is not a result to standard error, on a terminal broken between words."""
    _write(sys.stderr, _folded(text, sys.stderr))


def print_json(document: Mapping[str, object]) -> None:
    """Write one document to standard output, and nothing else."""
    _write(sys.stdout, json.dumps(document, indent=2, ensure_ascii=False))


def print_json_listing(document: Mapping[str, object], name: str, items: Iterable[Mapping[str, object]]) -> None:
    """Write one document as `print_json` would with `items` under a last key `name`, holding one of them at a time."""
    head = json.dumps(document, indent=2, ensure_ascii=False).removesuffix("\n}")
    _write(sys.stdout, f"{head},\n  {json.dumps(name)}: [", end="")
    lead, end = "\n", "]\n}"
    for item in items:
        text = json.dumps(item, indent=2, ensure_ascii=False).replace("\n", "\n    ")
        _write(sys.stdout, f"{lead}    {text}", end="")
        lead, end = ",\n", "\n  ]\n}"
    _write(sys.stdout, end)


@contextmanager
def show_progress() -> Iterator[Callable[[str], None]]:
    """Give what shows how far long work has come: on a terminal one line, written over and then gone; else nothing."""
    if not is_terminal(sys.stderr):
        yield lambda _: None
        return
    width = _columns() - 1

    def show(text: str) -> None:
        sys.stderr.write(f"\r{_encodable(text, sys.stderr)[:width]:<{width}}")
        sys.stderr.flush()

    try:
        yield show
    finally:
        show("")
        sys.stderr.write("\r")


@contextmanager
def show_bar(what: str) -> Iterator[Callable[[int, int], None]]:
    """Give what draws a bar for so many of so many done; nothing is drawn before it is first called."""
    with ExitStack() as stack:
        shows: list[Callable[[str], None]] = []

        def advance(done: int, total: int) -> None:
            if not shows:
                shows.append(stack.enter_context(show_progress()))
            filled = BAR_WIDTH * done // total
            shows[0](f"{what} [{'#' * filled}{'.' * (BAR_WIDTH - filled)}] {done:,} of {total:,}")

        yield advance


def send(sequence: str) -> None:
    """Hand a sequence to the terminal at standard output by one write, beside whatever else writes to it.

    A terminal that does not take it is left alone: nothing sent so is worth ending a session for.
    """
    with suppress(OSError):
        os.write(sys.stdout.fileno(), _encodable(sequence, sys.stdout).encode(sys.stdout.encoding))


def is_terminal(stream: TextIO) -> bool:
    """Whether a person sees this stream on a terminal that understands more than lines."""
    return stream.isatty() and os.environ.get("TERM") != "dumb"


def text_width() -> int:
    """Tell how many columns a text may have: those of the terminal, within reason; elsewhere always the same."""
    return _width(sys.stdout)


def _width(stream: TextIO) -> int:
    if not stream.isatty():  # a dumb one has a width, too
        return PIPED_WIDTH
    return min(max(_columns(), LEAST_WIDTH), PIPED_WIDTH)


def _columns() -> int:
    import shutil  # with three kinds of compression it takes a fifth of a bare start, which a pipe need not wait for

    return shutil.get_terminal_size().columns


def draws() -> bool:
    """Whether standard output is drawn on; it is not where output is plain text: a pipe, a file, a dumb terminal.

    `NO_COLOR` keeps the layout and drops the colour; `FORCE_COLOR` makes a pipe count as a terminal.
    """
    return is_terminal(sys.stdout) or bool(os.environ.get("FORCE_COLOR"))


def rich_console() -> "Console | None":
    """Give Rich's console for standard output, or None where nothing is drawn; slow to load, see `pen`."""
    if not draws():
        return None
    from rich.console import Console

    if isinstance(sys.stdout, TextIOWrapper):
        # Rich writes for itself, and would fail on the first letter that the encoding lacks.
        sys.stdout.reconfigure(errors=LACKING)
    console = Console(highlight=False)
    console.width = min(console.width, MAX_WIDTH)
    return console


def _folded(text: str, stream: TextIO) -> str:
    """Break each line for a terminal; a pipe gets lines as they are, and long words such as paths stay whole."""
    if not is_terminal(stream):
        return text
    from textwrap import fill

    width = _width(stream)
    return "\n".join(
        fill(
            line,
            width,
            subsequent_indent=" " * (len(line) - len(line.lstrip())),
            break_long_words=False,
            break_on_hyphens=False,
        )
        for line in text.split("\n")
    )


def _write(stream: TextIO, text: str, end: str = "\n") -> None:
    try:
        stream.write(_encodable(text, stream) + end)
        stream.flush()
    except BrokenPipeError:
        # The reader has gone, as with `prep report | head`: leave quietly, and let the flush at exit succeed.
        os.dup2(os.open(os.devnull, os.O_WRONLY), stream.fileno())
        raise SystemExit(0) from None


def _encodable(text: str, stream: TextIO) -> str:
    """Write what the stream's encoding lacks in other letters, so that a Latin or ASCII locale sees no traceback."""
    encoding = stream.encoding or "utf-8"
    return text.encode(encoding, errors=LACKING).decode(encoding)


def _replace_lacking(error: UnicodeError) -> tuple[str, int]:
    from interviewprep.ui.letters import replace_lacking  # a terminal that has all letters never gets here

    return replace_lacking(error)


codecs.register_error(LACKING, _replace_lacking)
