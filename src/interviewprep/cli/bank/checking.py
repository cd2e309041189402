"""`prep bank check`: its options."""

from pathlib import Path
from typing import Annotated

import typer

from interviewprep.cli.options import MOST_AT_ONCE, AsJson, number_option


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
        int | None,
        number_option("--jobs", 1, MOST_AT_ONCE, says="Look at N questions at once. [all cores]"),
    ] = None,
    json: AsJson = False,
) -> int:
    """Prove banks: hold every question before the ten gates and print all faults; without PATH, of all banks found.

    Which gates a bank must pass stands in its bank.toml; what the others find is marked as a notice. What was found
    is remembered until a question or this program changes.

    Exit code 1 if a gate that a bank must pass found a fault.

    Example: prep bank check ~/banks/mine --gate reference
    """
    from interviewprep.cli.bank.proving import Wanted, run_check

    return run_check(Wanted(tuple(path or ()), tuple(gate or ()), changed, jobs), as_json=json)
