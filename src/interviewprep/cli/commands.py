"""All commands as one Typer group: what is loaded once it is known that a command is to run."""

from importlib import import_module
from typing import Any

import typer
from typer.core import TyperGroup

from interviewprep.base.errors import UsageFault
from interviewprep.cli import COMMANDS, overview


class _Commands(TyperGroup):
    """All commands by name, each imported when it is asked for."""

    def list_commands(self, ctx: Any) -> list[str]:  # noqa: ANN401 - Typer keeps the class of contexts private
        del ctx
        return list(COMMANDS)

    def get_command(self, ctx: Any, cmd_name: str) -> Any:  # noqa: ANN401
        del ctx
        if cmd_name not in COMMANDS:
            return None
        return typer.main.get_command(import_module(f"interviewprep.cli.{cmd_name}").app)

    def format_help(self, ctx: Any, formatter: Any) -> None:  # noqa: ANN401
        del ctx
        formatter.write(overview())


def run(arguments: list[str], asked: str) -> int:
    """Run one command and return its exit code; `asked` is what the person typed, to point to its help.

    Raises:
        UsageFault: a wrong option or argument.
    """
    try:
        code = _Commands(name="prep", rich_markup_mode=None).main(arguments, prog_name="prep", standalone_mode=False)
    except typer.Abort as error:
        raise KeyboardInterrupt from error
    except SystemExit:
        # So Typer leaves when the reader of its help has gone, as with `prep --help | true`, which is no error.
        # Commands end by `typer.Exit` or by what they return.
        return 0
    except typer.TyperException as error:
        raise UsageFault(f"{error.format_message().rstrip('.')}. See `{asked} --help`.") from error
    return code if isinstance(code, int) else 0
