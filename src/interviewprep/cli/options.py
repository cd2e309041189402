"""Options that several commands share: how they are declared, and how they are read."""

import os
from collections.abc import Callable, Iterable
from enum import StrEnum
from math import inf
from pathlib import Path
from typing import Annotated, Any, TypeVar

import typer

from interviewprep.base.errors import UsageFault
from interviewprep.base.text import did_you_mean
from interviewprep.cli import completing
from interviewprep.model.taxonomy import Area, Domain, Format

W = TypeVar("W", bound=StrEnum)

MINUTES_OF_A_DAY = 24 * 60
MOST_QUESTIONS = 1000
MOST_AT_ONCE = 64


def number_option(option: str, low: float = -inf, high: float = inf, *, says: str, metavar: str = "N") -> Any:  # noqa: ANN401 - as Typer's own
    """Declare an option that takes a whole number from `low` to `high`; `says` is its help."""
    return typer.Option(option, metavar=metavar, parser=_whole_number(option, low, high), help=says)


def _whole_number(option: str, low: float = -inf, high: float = inf) -> Callable[[str], int]:
    """Give what reads the whole number of an option, from `low` to `high`; it raises UsageFault for anything else."""
    spans = "" if low == -inf else f" from {low} on" if high == inf else f" from {low} to {high}"

    def read(text: str) -> int:
        try:
            number = int(text)
        except ValueError:
            number = None
        if number is None or not low <= number <= high:
            raise UsageFault(f"{option} takes a whole number{spans}; not '{text}'.")
        return number

    return read


def parse_minutes(text: str) -> float:
    """Read how long a sitting is to last, of which a day has room for one.

    Raises:
        UsageFault: It is no number of minutes, or none of a day.
    """
    try:
        minutes = float(text)
    except ValueError:
        minutes = 0.0
    if not 0 < minutes <= MINUTES_OF_A_DAY:
        raise UsageFault(f"--minutes takes a number above 0, at most {MINUTES_OF_A_DAY}; not '{text}'.")
    return minutes


Areas = Annotated[
    list[str] | None,
    typer.Option("--area", help="An area; may be repeated. Without it: all five.", autocompletion=completing.areas),
]
Topics = Annotated[
    list[str] | None, typer.Option("--topic", help="A topic; may be repeated.", autocompletion=completing.topics)
]
Domains = Annotated[
    list[str] | None,
    typer.Option("--domain", help="A domain such as mlops; may be repeated.", autocompletion=completing.domains),
]
Formats = Annotated[
    list[str] | None,
    typer.Option(
        "--format", help="A format such as review or single; may be repeated.", autocompletion=completing.formats
    ),
]
Seed = Annotated[
    int | None,
    number_option("--seed", says="Choose the same questions again."),
]
Banks = Annotated[list[Path] | None, typer.Option("--bank", metavar="DIR", help="Folder of one more bank.")]
Plain = Annotated[bool, typer.Option("--plain", help="Line by line: for screen readers, pipes and tests.")]
AskAll = Annotated[bool, typer.Option("--ask-all", help="With --plain: every prompt, not only answers.")]
Unfinished = Annotated[
    str,
    typer.Option(
        "--unfinished",
        help="A session that was left: ask, resume, grade (its draft), drop or keep.",
        autocompletion=completing.wishes,
    ),
]
EditCmd = Annotated[
    str | None,
    typer.Option("--edit-cmd", metavar="CMD", help="Editor for this once; {file} is the file, or it comes last."),
]
NoEditor = Annotated[bool, typer.Option("--no-editor", help="Open none: only say where to write.")]
AsJson = Annotated[bool, typer.Option("--json", help="Print one JSON document and nothing else.")]
UnsafeRun = Annotated[bool, typer.Option("--unsafe-run", help="Run programs even where they cannot be confined.")]


def parse_word(text: str, words: type[W]) -> W:
    """Read one of a fixed set of words, such as an area.

    Raises:
        UsageFault: It is none of them; the message names the nearest and all.
    """
    try:
        return words(text.strip().casefold())
    except ValueError:
        what = words.__name__.lower()
        known = ", ".join(words)
        raise UsageFault(f"there is no {what} '{text}'.{did_you_mean(text, words)} Choose from: {known}.") from None


def known_name(name: str, known: Iterable[str], what: str, *, advice: str = "") -> str:
    """Return the name as it is spelt among those known; `what` says what it is a name of.

    `advice` says where to find the names, for when there are many and none is near.

    Raises:
        UsageFault: it is none of them.
    """
    names = [str(item) for item in known]
    if name.strip().casefold() in names:
        return name.strip().casefold()
    near = did_you_mean(name, names)
    listed = f" There are {', '.join(sorted(names))}." if len(names) < 16 else "" if near else advice
    raise UsageFault(f"there is no {what} '{name}'.{near}{listed}")


def parse_areas(names: list[str] | None) -> tuple[Area, ...]:
    """Read the areas that were named, without repeats; all five when none was.

    Raises:
        UsageFault: One is unknown.
    """
    return tuple(dict.fromkeys(parse_word(name, Area) for name in names)) if names else tuple(Area)


def parse_topics(names: list[str] | None, known: Iterable[str]) -> tuple[str, ...]:
    """Read the topics that were named, without repeats; empty when none was.

    Raises:
        UsageFault: One is not known.
    """
    there = list(known)
    return tuple(
        dict.fromkeys(known_name(name, there, "topic", advice=" `prep bank list` shows them.") for name in names or [])
    )


def parse_domains(names: list[str] | None) -> tuple[Domain, ...]:
    """Read the domains that were named, without repeats; empty when none was.

    Raises:
        UsageFault: One is unknown.
    """
    return tuple(dict.fromkeys(parse_word(name, Domain) for name in names or []))


def parse_formats(names: list[str] | None) -> tuple[Format, ...]:
    """Read the formats that were named, without repeats; empty when none was.

    Raises:
        UsageFault: One is unknown.
    """
    return tuple(dict.fromkeys(parse_word(name, Format) for name in names or []))


def parse_seed(seed: int | None) -> int:
    """Give the seed that was named, or a fresh one."""
    # As `secrets` would, which loads OpenSSL.
    return int.from_bytes(os.urandom(4), "big") >> 1 if seed is None else seed


def parse_edit_cmd(command: str | None, *, no_editor: bool) -> str:
    """Give the command of an editor that was named for this once; empty when none was.

    Raises:
        UsageFault: It is empty, or there is to be no editor.
    """
    if command is None:
        return ""
    if no_editor:
        raise UsageFault("--edit-cmd and --no-editor exclude one another: give one of them.")
    if not command.strip():
        raise UsageFault("--edit-cmd takes a command, such as 'code --reuse-window'.")
    return command
