"""`prep bank import`: its options."""

from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer

from interviewprep.cli.bank.common import AsJson


class ForeignFormat(StrEnum):
    """The shapes of foreign sets that can be read."""

    HUMANEVAL = "humaneval"


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
    from interviewprep.cli.bank.importing import run_import

    del source
    return run_import(file, into, licence, as_json=json)
