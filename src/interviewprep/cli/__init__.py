"""The command line: one small module per command, imported when it is named.

To add a command, write `cli/<name>.py` with a Typer application `app = new_app()` and list it in `COMMANDS`.
"""

import os
import sys

TYPE_CHECKING = False
if TYPE_CHECKING:  # `typing` would be loaded before the judge's helper is started
    from collections.abc import Mapping
    from pathlib import Path
    from typing import Any

    import typer

COMMANDS: "Mapping[str, str]" = {
    "interview": "Sit a timed mock interview in one or several areas.",
    "drill": "Practise what is due, weak or new.",
    "plan": "Plan day by day to the date of your interview.",
    "clock": "Show the time left of the session that runs, in another pane.",
    "report": "Show how ready you are, what is due and what is weak.",
    "history": "Show earlier attempts, and two answers beside each other.",
    "grade": "Grade an answer to one question, for scripts and editors.",
    "bank": "List, show and check question banks.",
    "data": "Back up, check, export and restore your history.",
    "config": "Show and change settings.",
    "doctor": "Prove that this machine confines answers, and check the rest.",
}

START: "Mapping[str, str]" = {
    "prep": "where things stand, and what to do next",
    "prep interview --area coding": "one coding question, programs in your own editor",
    "prep drill --weak": "what you are most likely to get wrong today",
    "prep report": "how it is going",
}

ABOUT = "The mock interviewer for machine-learning engineers: timed, graded, offline."
MORE = "Every command explains itself: prep COMMAND --help. The version: prep --version."


def new_app(**settings: "Any") -> "typer.Typer":  # noqa: ANN401 - handed through to Typer
    """Make a command's Typer application: plain help, no completion commands of its own."""
    import typer

    return typer.Typer(rich_markup_mode=None, add_completion=False, no_args_is_help=False, **settings)


def overview() -> str:
    """Write the help of `prep` itself for the width of the terminal, without importing any command."""
    from textwrap import fill

    from interviewprep.ui.console import text_width

    width = text_width()
    parts = ("Usage: prep COMMAND [OPTIONS]", fill(ABOUT, width), _listed("Commands:", COMMANDS, width))
    return "\n\n".join((*parts, _listed("Start here:", START, width), fill(MORE, width))) + "\n"


def _listed(title: str, lines: "Mapping[str, str]", width: int) -> str:
    from textwrap import fill

    names = max(map(len, lines)) + 4
    return "\n".join(
        (
            title,
            *(
                fill(f"  {name:<{names - 2}}{text}", width, subsequent_indent=" " * names)
                for name, text in lines.items()
            ),
        )
    )


def run_command(arguments: list[str]) -> int:
    """Run one command, or greet where none is named, and return the exit code.

    Raises:
        PrepError: A fault to tell the person about; so is a wrong option or an unknown command.
    """
    if not arguments:
        if "_PREP_COMPLETE" in os.environ:
            from interviewprep.cli.shells import complete

            return complete()
        from interviewprep.cli.greeting import greet

        return greet()
    first = arguments[0]
    if first == "grade" and "--help" not in arguments and sys.platform == "linux":
        from interviewprep.judge.ahead import start_ahead

        start_ahead(arguments[1:])
    if (plain := read_plain_grade(arguments)) is not None:
        from interviewprep.cli.grading import grade_one

        question, file, bank, as_json = plain
        return grade_one(question, file, bank=bank, as_json=as_json)
    if arguments == ["clock", "--tmux"]:
        from interviewprep.cli.status import show_status

        show_status()
        return 0
    if arguments in (["report"], ["report", "--all"]):
        from interviewprep.cli.reporting import Form, Wanted, show_report

        show_report(Wanted(Form.ALL if "--all" in arguments else Form.DIGEST))
        return 0
    from interviewprep.base.errors import UsageFault
    from interviewprep.base.text import did_you_mean

    if first not in COMMANDS and not first.startswith("-"):
        raise UsageFault(
            f"there is no command '{first}'.{did_you_mean(first, COMMANDS)} `prep --help` lists all commands."
        )
    from interviewprep.cli.commands import run

    return run(arguments, f"prep {first}" if first in COMMANDS else "prep")


def read_plain_grade(arguments: list[str]) -> "tuple[str, str, Path | None, bool] | None":
    """Read `grade QUESTION FILE [--json] [--bank DIR]` as Typer would, whose loading costs more than most verdicts.

    Returns question, file, folder and whether JSON is wanted; None for anything else, which Typer reads.
    """
    folder: str | None = None
    match arguments:
        case ["grade", question, file] | ["grade", question, file, "--json"]:
            pass
        case (
            ["grade", question, file, "--bank", folder]
            | ["grade", question, file, "--bank", folder, "--json"]
            | ["grade", question, file, "--json", "--bank", folder]
        ):
            pass
        case _:
            return None
    if any(word.startswith("-") for word in (question, folder or "")) or (file.startswith("-") and file != "-"):
        return None
    from pathlib import Path

    return question, file, None if folder is None else Path(folder), "--json" in arguments
