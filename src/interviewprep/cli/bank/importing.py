"""What `prep bank import` does and says: of each task, what became of it."""

from pathlib import Path

from interviewprep.base.text import counted, strip_control
from interviewprep.proof.importing.bring_in import Imported, Outcome, import_tasks
from interviewprep.ui.console import note, print_json, say

NOTHING_IMPORTED = 1
TOLD_EVERY = 25


def run_import(file: Path, into: Path, licence: str, *, as_json: bool) -> int:
    """Import a file of tasks; the exit code is 1 when none could be imported.

    Raises:
        PrepError: as `import_tasks` does.
    """
    done = 0

    def tell(outcome: Outcome) -> None:
        nonlocal done
        done += 1
        _tell(outcome)
        if done % TOLD_EVERY == 0:
            note(f"{counted(done, 'task')} done")

    imported = import_tasks(file, into, licence=licence, tell=tell)
    if as_json:
        print_json(_document(imported))
    else:
        say(_summary(imported))
    return 0 if imported.questions else NOTHING_IMPORTED


def _tell(outcome: Outcome) -> None:
    if not outcome.is_imported:
        note(strip_control(f"{outcome.task}: left out: {outcome.reason}"))
    for leftover in outcome.leftovers:
        note(strip_control(f"{outcome.task}: imported without {leftover}"))


def _summary(imported: Imported) -> str:
    left_out = len(imported.outcomes) - imported.questions
    if not imported.questions:
        return f"none of {counted(left_out, 'task')} could be imported; nothing was written"
    in_part = sum(bool(outcome.leftovers) for outcome in imported.outcomes)
    parts = [f"{imported.path}: {counted(imported.questions, 'question')}"]
    parts += [f"{in_part} of them without a part of their test"] if in_part else []
    return ", ".join([*parts, f"{counted(left_out, 'task')} left out"])


def _document(imported: Imported) -> dict[str, object]:
    return {
        "schema": 1,
        "bank": str(imported.path) if imported.questions else None,
        "questions": imported.questions,
        "tasks": [
            {
                "task": outcome.task,
                "id": outcome.id or None,
                "cases": outcome.cases,
                "left_out": outcome.reason or None,
                "without": [{"line": item.line, "reason": item.reason} for item in outcome.leftovers],
            }
            for outcome in imported.outcomes
        ],
    }
