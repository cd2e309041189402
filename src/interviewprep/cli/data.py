"""`prep data`: where the history is, copies of it, checks, and the way out of it and back in."""

from datetime import UTC, datetime
from pathlib import Path
from typing import Annotated

import typer

from interviewprep.base.errors import UsageFault
from interviewprep.base.paths import find_paths
from interviewprep.base.text import counted, did_you_mean
from interviewprep.cli import completing, new_app
from interviewprep.store.faults import reaching
from interviewprep.store.history import History, open_history
from interviewprep.store.restore import restore as restore_history
from interviewprep.ui.console import note, print_json, say, say_folded

app = new_app(help="Back up, check, export and restore your history.\n\nExample: prep data backup")

AsJson = Annotated[bool, typer.Option("--json", help="Print one JSON document.")]


@app.command("path")
def path_(json: AsJson = False) -> None:
    """Print where the history is.

    Example: prep data path
    """
    paths = find_paths()
    if json:
        print_json({"schema": 1, "history": str(paths.history), "backups": str(paths.backups)})
    else:
        say(str(paths.history))


@app.command()
def backup(
    to: Annotated[Path | None, typer.Option("--to", help="The new file to write, instead of one in backups.")] = None,
    json: AsJson = False,
) -> None:
    """Copy the history into one file, also while an interview is running.

    Example: prep data backup --to /media/stick/history.db
    """
    paths = find_paths()
    with _existing() as history:
        if to is None:
            target = history.backup_into(paths.backups, datetime.now(UTC))
        else:
            target = to.absolute()
            history.backup(target)
    if json:
        print_json({"schema": 1, "backup": str(target)})
    else:
        say(str(target))


@app.command()
def check(json: AsJson = False) -> None:
    """Read everything and tell what does not hold; exit code 1 if anything does not.

    Example: prep data check
    """
    with open_history(find_paths(), create=False) as history:
        findings = history.check()
    if json:
        listed = [{"check": one.check, "message": one.message} for one in findings]
        print_json({"schema": 1, "ok": not findings, "findings": listed})
    elif findings:
        for one in findings:
            say_folded(f"{one.check}: {one.message}")
        note(
            f"{counted(len(findings), 'fault')} found. `prep data backup` keeps a copy; `prep data export FILE` and "
            "`prep data restore FILE` build the history and its totals anew."
        )
    else:
        say("The history is sound.")
    if findings:
        raise typer.Exit(1)


@app.command()
def restore(
    file: Annotated[Path, typer.Argument(help="A copy made by backup, or an export.")], json: AsJson = False
) -> None:
    """Replace the history by a copy or an export; the one before is kept among the backups.

    Example: prep data restore history.jsonl
    """
    restored = restore_history(find_paths(), file, datetime.now(UTC))
    if json:
        kept = str(restored.kept) if restored.kept else None
        print_json({"schema": 1, "attempts": restored.attempts, "kept": kept})
        return
    say(f"Restored a history with {counted(restored.attempts, 'attempt')}.")
    if restored.kept:
        say(f"The one before is kept in {restored.kept}")


@app.command()
def export(
    file: Annotated[Path, typer.Argument(help="The new file to write; - is standard output.")] = Path("-"),
) -> None:
    """Write everything you made as JSON Lines, which restore reads back.

    Example: prep data export history.jsonl
    """
    with _existing() as history:
        if str(file) == "-":
            for line in history.export():
                say(line)
        else:
            _export_to(history, file)
            note(f"Exported to {file}")


@app.command()
def marks(json: AsJson = False) -> None:
    """List the questions you flagged, and those never to be shown again.

    Example: prep data marks
    """
    with open_history(find_paths(), create=False) as history:
        found = history.marks()
    if json:
        listed = [
            {"question": one.question, "mark": one.kind, "at": one.at.isoformat(), "note": one.note} for one in found
        ]
        print_json({"schema": 1, "marks": listed})
        return
    for one in found:
        say_folded(f"{one.question}: {one.kind}{f', {one.note}' if one.note else ''}")
    if not found:
        say("No question is marked.")


@app.command()
def unmark(
    question: Annotated[
        str, typer.Argument(help="The question, as `prep data marks` names it.", autocompletion=completing.questions)
    ],
) -> None:
    """Show a question again, and take its flag away.

    Example: prep data unmark coding/two-sum
    """
    with open_history(find_paths(), create=False) as history:
        known = {one.question for one in history.marks()}
        if question not in known:
            raise UsageFault(
                f"'{question}' is not marked.{did_you_mean(question, known)} `prep data marks` lists those that are."
            )
        history.unmark(question)
    say(f"{question} can be asked again.")


def _existing() -> History:
    paths = find_paths()
    with reaching(paths.history):
        if not paths.history.exists():
            raise UsageFault(f"there is no history yet at {paths.history}. `prep interview` starts one.")
    return open_history(paths)


def _export_to(history: History, file: Path) -> None:
    """Write the whole file or none: it appears under its name when it is complete."""
    partial = file.with_name(file.name + ".partial")
    with reaching(file):
        if file.exists():
            raise UsageFault(f"{file} exists already. Name a file that does not, or remove that one first.")
        try:
            partial.touch(mode=0o600)
            with partial.open("w", encoding="ascii", newline="\n") as stream:
                stream.writelines(f"{line}\n" for line in history.export())
            partial.replace(file)
        finally:
            partial.unlink(missing_ok=True)
