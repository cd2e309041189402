"""`prep bank`: which questions there are, where they lie, whether their files are sound; banks from foreign sets."""

from collections.abc import Iterable
from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer

from interviewprep.bank.library import BankInfo, Library, open_library
from interviewprep.base.errors import UsageFault
from interviewprep.base.paths import find_paths
from interviewprep.base.text import counted, did_you_mean, strip_control
from interviewprep.cli import new_app
from interviewprep.model.question import Entry
from interviewprep.model.taxonomy import Area, Format
from interviewprep.ui.console import note, print_json, say

app = new_app(help="List, show, check and import question banks.\n\nExample: prep bank list --area coding")

AsJson = Annotated[bool, typer.Option("--json", help="Print one JSON document and nothing else.")]
OneQuestion = Annotated[str, typer.Argument(metavar="QUESTION", help="Id of the question, or bank/id.")]


class ForeignFormat(StrEnum):
    """The shapes of foreign sets that can be read."""

    HUMANEVAL = "humaneval"


BankFolder = Annotated[
    Path | None, typer.Argument(metavar="[PATH]", help="A bank, or a folder of banks.", show_default=False)
]


@app.command("list")
def list_(
    area: Annotated[
        list[str] | None, typer.Option("--area", metavar="AREA", help="Only this area; repeatable.")
    ] = None,
    topic: Annotated[
        list[str] | None, typer.Option("--topic", metavar="TOPIC", help="Only this topic; repeatable.")
    ] = None,
    format_: Annotated[
        list[str] | None, typer.Option("--format", metavar="FORMAT", help="Only this format; repeatable.")
    ] = None,
    refresh: Annotated[bool, typer.Option("--refresh", help="Look at every file again.")] = False,
    json: AsJson = False,
) -> None:
    """List the questions of all banks, one a line.

    Example: prep bank list --area coding --format code
    """
    areas = [_known(name, Area, "area") for name in area or []]
    formats = [_known(name, Format, "format") for name in format_ or []]
    with open_library(find_paths(), refresh=refresh) as library:
        topics = [_known(name, _topics(library), "topic") for name in topic or []]
        entries = library.entries(areas=areas, topics=topics, formats=formats)
        banks = library.banks()
        _tell(library.notices)
    if json:
        print_json({"schema": 1, "banks": [_bank(info) for info in banks], "questions": [_line(e) for e in entries]})
        return
    for line in _aligned(entries):
        say(line)
    total = sum(info.questions for info in banks)
    note(f"{counted(len(entries), 'question')}, of {total} in {counted(len(banks), 'bank')}")


@app.command()
def show(
    question: OneQuestion,
    answer: Annotated[bool, typer.Option("--answer", help="Show the key and the explanation, too.")] = False,
    json: AsJson = False,
) -> None:
    """Show what a question asks; the answer only with --answer.

    Example: prep bank show two-sum
    """
    from interviewprep.bank.show import answer_lines, question_document, question_lines

    with open_library(find_paths()) as library:
        found = library.find(question)
    if json:
        print_json({"schema": 1, "question": question_document(found, answer=answer)})
        return
    for line in [*question_lines(found), *(answer_lines(found) if answer else [])]:
        say(strip_control(line))


@app.command("path")
def path_(
    question: Annotated[
        str | None, typer.Argument(metavar="[QUESTION]", help="Id of a question, or bank/id.", show_default=False)
    ] = None,
    json: AsJson = False,
) -> None:
    """Print the file of a question; without one, the folder of every bank.

    Example: prep bank path two-sum
    """
    paths = find_paths()
    with open_library(paths) as library:
        found = [library.path(question)] if question else [info.path for info in library.banks()]
        _tell([] if question else library.notices)
    if json:
        print_json({"schema": 1, "paths": [str(path) for path in found], "own_banks": str(paths.banks)})
        return
    for path in found:
        say(str(path))
    if not question:
        note(f"Put banks of your own into {paths.banks}, one folder each.")


@app.command()
def lock(
    path: BankFolder = None,
    accept: Annotated[
        list[str] | None,
        typer.Option("--accept", metavar="ID", help="Take over a corrected question under its old id; repeatable."),
    ] = None,
    json: AsJson = False,
) -> None:
    """Write bank.lock, which keeps ids and their meaning from changing; without PATH, for the current folder.

    Example: prep bank lock ~/banks/mine
    """
    from interviewprep.bank.lock import renew_lock, write_lock
    from interviewprep.bank.parse import load_bank

    roots = _banks_at(path or Path())
    if accept and len(roots) > 1:
        raise UsageFault("--accept works on one bank: name its folder")
    # All of them are worked out before the first is written.
    locks = {root: renew_lock(load_bank(root), accept or []) for root in roots}
    written = {write_lock(root, entries): len(entries) for root, entries in locks.items()}
    if json:
        locked = [{"path": str(file), "ids": count} for file, count in written.items()]
        print_json({"schema": 1, "locks": locked})
        return
    for file, count in written.items():
        say(f"{file}: {counted(count, 'id')}")


@app.command()
def check(
    path: Annotated[
        list[Path] | None,
        typer.Argument(metavar="[PATH]...", help="Banks, folders of banks, or single questions.", show_default=False),
    ] = None,
    gate: Annotated[
        list[str] | None, typer.Option("--gate", metavar="GATE", help="Only this gate, as G2 or reference; repeatable.")
    ] = None,
    changed: Annotated[
        bool,
        typer.Option("--changed", help="Only questions that bank.lock does not have like this, or not proven so far."),
    ] = False,
    jobs: Annotated[
        int | None, typer.Option("--jobs", metavar="N", min=1, max=64, help="Look at N questions at once. [all cores]")
    ] = None,
    json: AsJson = False,
) -> int:
    """Prove banks: hold every question before the ten gates and print all faults; without PATH, of all banks found.

    Which gates a bank must pass stands in its bank.toml; what the others find is marked as a notice. What was found
    is remembered until a question or this program changes.

    Exit code 1 if a gate that a bank must pass found a fault.

    Example: prep bank check ~/banks/mine --gate reference
    """
    from interviewprep.cli.proving import Wanted, run_check

    return run_check(Wanted(tuple(path or ()), tuple(gate or ()), changed, jobs), as_json=json)


@app.command("import")
def import_(
    file: Annotated[Path, typer.Argument(metavar="FILE", help="The set: JSON lines, may be compressed (.gz).")],
    *,
    into: Annotated[Path, typer.Option("--into", metavar="DIR", help="New folder; its name is the name of the bank.")],
    source: Annotated[ForeignFormat, typer.Option("--from", metavar="FORMAT", help="What FILE is: humaneval.")],
    licence: Annotated[
        str, typer.Option("--licence", metavar="TEXT", help="The licence of the set, as its authors state it.")
    ] = "MIT",
    json: AsJson = False,
) -> int:
    """Make a bank of a set of programming tasks that others have written.

    Assertions of a task's test become test cases; nothing in FILE is run but by the judge, in confinement. A task is
    kept when its own solution is accepted. What cannot be turned into data is named with its reason.

    Exit code 1 if no task could be imported; then nothing is written.

    Example: prep bank import --from humaneval HumanEval.jsonl.gz --into banks/humaneval
    """
    from interviewprep.cli.importing import run_import

    del source
    return run_import(file, into, licence, as_json=json)


def _banks_at(path: Path) -> list[Path]:
    from interviewprep.bank.discovery import banks_in

    if not path.is_dir():
        raise UsageFault(f"there is no folder {path}")
    if not (found := banks_in(path)):
        raise UsageFault(
            f"{path} is no bank: it lacks bank.toml, and so do the folders in it. Name the folder of a bank."
        )
    return found


def _known(name: str, known: Iterable[str], what: str) -> str:
    names = [str(item) for item in known]
    if name.strip().casefold() in names:
        return name.strip().casefold()
    listed = f" There are {', '.join(sorted(names))}." if len(names) < 16 else ""
    raise UsageFault(f"there is no {what} '{name}'.{did_you_mean(name, names)}{listed}")


def _topics(library: Library) -> set[str]:
    return {entry.topic for entry in library.entries()}


def _tell(notices: Iterable[str]) -> None:
    for notice in notices:
        note(strip_control(notice))


def _aligned(entries: list[Entry]) -> Iterable[str]:
    rows = [
        (entry.ref, entry.area.value, entry.topic, entry.format.value, entry.difficulty.value, f"{entry.minutes:g} min")
        for entry in entries
    ]
    widths = [max(map(len, column)) for column in zip(*rows, strict=True)]
    for row, entry in zip(rows, entries, strict=True):
        cells = (f"{cell:<{width}}" for cell, width in zip(row, widths, strict=True))
        yield strip_control(f"{'  '.join(cells)}  {entry.title}")


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
