"""What the commands of `prep bank` share: arguments, folders, notices."""

from collections.abc import Iterable
from pathlib import Path
from typing import Annotated

import typer

from interviewprep.base.errors import UsageFault
from interviewprep.base.text import strip_control
from interviewprep.cli import completing
from interviewprep.ui.console import note

OneQuestion = Annotated[
    str, typer.Argument(metavar="QUESTION", help="Id of the question, or bank/id.", autocompletion=completing.questions)
]
BankFolder = Annotated[
    Path | None, typer.Argument(metavar="[PATH]", help="A bank, or a folder of banks.", show_default=False)
]
OnlyTopics = Annotated[
    list[str] | None,
    typer.Option("--topic", metavar="TOPIC", help="Only this topic; repeatable.", autocompletion=completing.topics),
]
OnlyFormats = Annotated[
    list[str] | None,
    typer.Option("--format", metavar="FORMAT", help="Only this format; repeatable.", autocompletion=completing.formats),
]


def banks_at(path: Path) -> list[Path]:
    """List the banks at a path that a person named.

    Raises:
        UsageFault: there is no bank.
    """
    from interviewprep.bank.discovery import banks_in

    if not path.is_dir():
        raise UsageFault(f"there is no folder {path}")
    if not (found := banks_in(path)):
        raise UsageFault(
            f"{path} is no bank: it lacks bank.toml, and so do the folders in it. Name the folder of a bank."
        )
    return found


def tell(notices: Iterable[str]) -> None:
    """Pass on what a library has to say, one line each."""
    for notice in notices:
        note(strip_control(notice))
