"""`prep bank import` and `prep bank export`: their options."""

from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer

from interviewprep.cli import completing
from interviewprep.cli.bank.common import OnlyFormats, OnlyTopics
from interviewprep.cli.options import AsJson


class ForeignFormat(StrEnum):
    """The shapes of foreign sets that can be read."""

    HUMANEVAL = "humaneval"
    CSV = "csv"
    MARKDOWN = "markdown"
    ANKI = "anki"
    JSONL = "jsonl"


def import_(
    file: Annotated[Path, typer.Argument(metavar="FILE", help="The set; one of humaneval may be compressed (.gz).")],
    *,
    into: Annotated[Path, typer.Option("--into", metavar="DIR", help="New folder; its name is the name of the bank.")],
    source: Annotated[
        ForeignFormat,
        typer.Option("--from", metavar="FORMAT", help="What FILE is: humaneval, csv, markdown, anki or jsonl."),
    ],
    licence: Annotated[
        str, typer.Option("--licence", metavar="TEXT", help="The licence of the set, as its authors state it.")
    ] = "MIT",
    json: AsJson = False,
) -> int:
    """Make a bank of questions that others have written.

    humaneval: programming tasks. Assertions of a task's test become test cases; nothing in FILE is run but by the
    judge, in confinement. A task is kept when its own solution is accepted. What cannot be turned into data is named.

    csv, markdown, anki (notes exported as text): choices and short questions. jsonl: all that `prep bank export` wrote.
    What is left out or made up is told, one line each.

    Exit code 1 if nothing could be imported; then nothing is written.

    Example: prep bank import --from csv cards.csv --into banks/cards
    """
    if source is ForeignFormat.HUMANEVAL:
        from interviewprep.cli.bank.importing import run_import

        return run_import(file, into, licence, as_json=json)
    from interviewprep.cli.bank.exchanging import run_import_questions

    return run_import_questions(file, into, source.value, licence, as_json=json)


class Target(StrEnum):
    """What can be written for other programs."""

    ANKI = "anki"
    CSV = "csv"
    JSONL = "jsonl"


def export(
    file: Annotated[Path, typer.Argument(metavar="FILE", help="Where to write; what is there is replaced.")],
    *,
    target: Annotated[Target, typer.Option("--to", metavar="FORMAT", help="anki, csv or jsonl.")],
    bank: Annotated[
        list[str] | None,
        typer.Option(
            "--bank",
            metavar="BANK",
            help="Only this bank, by name or folder; repeatable.",
            autocompletion=completing.banks,
        ),
    ] = None,
    topic: OnlyTopics = None,
    format_: OnlyFormats = None,
    json: AsJson = False,
) -> None:
    """Write questions for other programs: a deck for Anki, a table, or JSON Lines with all that there is.

    What does not fit is left out and told, one line each. Cards keep their ids, so that a new export updates a deck.

    Example: prep bank export --to anki --bank ml-theory ml-theory.apkg
    """
    from interviewprep.cli.bank.exchanging import run_export

    run_export(file, target.value, bank or [], topic or [], format_ or [], as_json=json)
