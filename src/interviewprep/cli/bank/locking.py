"""`prep bank lock`: ids and their meaning are kept from changing."""

from pathlib import Path
from typing import Annotated

import typer

from interviewprep.base.errors import UsageFault
from interviewprep.base.text import counted
from interviewprep.cli.bank.common import BankFolder, banks_at
from interviewprep.cli.options import AsJson
from interviewprep.ui.console import print_json, say


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

    roots = banks_at(path or Path())
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
