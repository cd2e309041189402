"""The first code to run: answer `--version`, hand over to the command line, turn errors into exit codes.

Nothing is imported at module level beyond what the interpreter has loaded anyway, so that `--version` costs
a bare start.
"""

import os
import sys

INTERRUPTED = 130
GONE = 3

COLLECT_EVERY = 50_000
"""New objects before the collector looks for cycles: what a command loads is no garbage, and to look through it at
every 700 objects costs half a bare start."""


def main() -> int:
    """Run `prep` with the arguments of this process and return its exit code."""
    arguments = sys.argv[1:]
    if arguments == ["--version"]:
        from interviewprep import __version__

        sys.stdout.write(f"prep {__version__}\n")
        return 0
    import gc

    gc.set_threshold(COLLECT_EVERY)
    code = run(arguments)
    # The process ends: its memory need not be searched for cycles once more, nor given back piece by piece.
    gc.freeze()
    return code


def run(arguments: list[str]) -> int:
    """Run one command; every error becomes a message on stderr and an exit code, never a traceback."""
    try:
        from interviewprep.cli import run_command

        return run_command(arguments)
    except KeyboardInterrupt:
        _complain("interrupted.")
        return INTERRUPTED
    except Exception as error:  # noqa: BLE001 - the last resort: save the trace, tell the person where it is
        if not os.path.exists(__file__):  # noqa: PTH110 - nothing can be imported any more
            sys.stderr.write(
                "prep: this prep was removed while it ran. Everything you confirmed is kept: install it again, and "
                "`prep` says what was left unfinished.\n"
            )
            return GONE
        from interviewprep.base.errors import PrepError

        if isinstance(error, PrepError):
            _complain(str(error))
            return error.exit_code
        _complain(_save_trace(error))
        return 1


def _complain(message: str) -> None:
    from interviewprep.base.text import strip_control
    from interviewprep.ui.console import note

    # It may name what others wrote: a question of a restored history, a file of a bank.
    note(f"prep: {strip_control(message)}")


def _save_trace(error: Exception) -> str:
    import traceback

    from interviewprep.base.paths import find_paths

    what = f"this should not have happened: {type(error).__name__}: {error}"
    try:
        folder = find_paths().traces
        folder.mkdir(parents=True, exist_ok=True)
        file = folder / "last-error.txt"
        file.write_text("".join(traceback.format_exception(error)), encoding="utf-8")
    except OSError:
        return f"{what}\nThe trace could not be saved. Set PREP_HOME to a folder that can be written and try again."
    return f"{what}\nThe trace is in {file}. Nothing you confirmed is lost. Please report it with that file."
