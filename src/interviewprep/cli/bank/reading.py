"""`prep bank list|show|path`: which questions there are, what they ask, where they lie."""

import sys
from collections.abc import Iterable
from typing import Annotated

import typer

from interviewprep.bank.library import BankInfo, open_library
from interviewprep.base.paths import find_paths
from interviewprep.base.text import counted, strip_control
from interviewprep.cli import completing
from interviewprep.cli.bank.common import OneQuestion, OnlyFormats, OnlyTopics, tell
from interviewprep.cli.options import AsJson, known_name
from interviewprep.model.question import Entry
from interviewprep.model.taxonomy import Area, Format
from interviewprep.ui.console import draws, is_terminal, note, print_json, say, say_folded, show_bar


def list_(
    area: Annotated[
        list[str] | None,
        typer.Option("--area", metavar="AREA", help="Only this area; repeatable.", autocompletion=completing.areas),
    ] = None,
    topic: OnlyTopics = None,
    format_: OnlyFormats = None,
    refresh: Annotated[bool, typer.Option("--refresh", help="Look at every file again.")] = False,
    json: AsJson = False,
) -> None:
    """List the questions of all banks: one a line in a pipe, on a terminal with its facts below.

    Example: prep bank list --area coding --format code
    """
    areas = [known_name(name, Area, "area") for name in area or []]
    formats = [known_name(name, Format, "format") for name in format_ or []]
    with show_bar("Reading banks") as advance:
        opened = open_library(find_paths(), refresh=refresh, progress=advance)
    with opened as library:
        topics = [known_name(name, library.topics(), "topic") for name in topic or []]
        entries = library.entries(areas=areas, topics=topics, formats=formats)
        banks = library.banks()
        tell(library.notices)
    if json:
        print_json({"schema": 1, "banks": [_bank(info) for info in banks], "questions": [_line(e) for e in entries]})
        return
    if is_terminal(sys.stdout):
        for entry in entries:
            say_folded(strip_control(f"{entry.ref}: {entry.title}"))
            say_folded(f"  {', '.join(_facts(entry))}")
    else:
        for line in _aligned(entries):
            say(line)
    total = sum(info.questions for info in banks)
    note(f"{counted(len(entries), 'question')}, of {total} in {counted(len(banks), 'bank')}")


def show(
    question: OneQuestion,
    answer: Annotated[bool, typer.Option("--answer", help="Show the key and the explanation, too.")] = False,
    json: AsJson = False,
) -> None:
    """Show what a question asks; the answer only with --answer.

    Example: prep bank show two-sum
    """
    from interviewprep.bank.show import answer_parts, question_document, question_parts

    with open_library(find_paths()) as library:
        found = library.find(question)
    if json:
        print_json({"schema": 1, "question": question_document(found, answer=answer)})
        return
    _show_parts([*question_parts(found), *(answer_parts(found) if answer else [])])


def path_(
    question: Annotated[
        str | None,
        typer.Argument(
            metavar="[QUESTION]",
            help="Id of a question, or bank/id.",
            show_default=False,
            autocompletion=completing.questions,
        ),
    ] = None,
    json: AsJson = False,
) -> None:
    """Print the file of a question; without one, the folder of every bank.

    Example: prep bank path two-sum
    """
    paths = find_paths()
    with open_library(paths) as library:
        found = [library.path(question)] if question else [info.path for info in library.banks()]
        tell([] if question else library.notices)
    if json:
        print_json({"schema": 1, "paths": [str(path) for path in found], "own_banks": str(paths.banks)})
        return
    for path in found:
        say(str(path))
    if not question:
        note(f"Put banks of your own into {paths.banks}, one folder each.")


def _show_parts(parts: Iterable[str]) -> None:
    """Print a question: on a terminal prose is laid out and lines are broken, programs stay as they are."""
    from interviewprep.bank.show import Code, Prose
    from interviewprep.ui.screen import find_screen

    screen = find_screen(plain=False) if draws() else None
    for part in parts:
        if screen is None or isinstance(part, Code):
            say(strip_control(part))
        elif isinstance(part, Prose):
            screen.prose(part)
        else:
            screen.line(part)


def _aligned(entries: list[Entry]) -> Iterable[str]:
    rows = [(entry.ref, *_facts(entry)) for entry in entries]
    widths = [max(map(len, column)) for column in zip(*rows, strict=True)]
    for row, entry in zip(rows, entries, strict=True):
        cells = (f"{cell:<{width}}" for cell, width in zip(row, widths, strict=True))
        yield strip_control(f"{'  '.join(cells)}  {entry.title}")


def _facts(entry: Entry) -> tuple[str, ...]:
    return (entry.area, entry.topic, entry.format, entry.difficulty, f"{entry.minutes:g} min")


def _bank(info: BankInfo) -> dict[str, object]:
    return {
        "name": info.name,
        "title": info.title,
        "path": str(info.path),
        "questions": info.questions,
        "licence": info.licence,
    }


def _line(entry: Entry) -> dict[str, object]:
    return {
        "ref": entry.ref,
        "revision": entry.revision,
        "area": entry.area,
        "topic": entry.topic,
        "domain": entry.domain,
        "phase": int(entry.phase),
        "difficulty": entry.difficulty,
        "minutes": entry.minutes,
        "format": entry.format,
        "title": entry.title,
        "packages": list(entry.packages),
    }
