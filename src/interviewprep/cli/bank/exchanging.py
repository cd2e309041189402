"""What `prep bank export`, and `prep bank import` of questions, do and say: the result, and every loss on a line."""

from collections.abc import Sequence
from pathlib import Path

from interviewprep.bank.library import open_library
from interviewprep.bank.parse import LoadedBank, load_bank
from interviewprep.base.errors import ContentFault
from interviewprep.base.paths import find_paths
from interviewprep.base.text import counted, strip_control
from interviewprep.cli.bank.common import banks_at, tell
from interviewprep.cli.options import known_name
from interviewprep.model.taxonomy import Format
from interviewprep.proof.exporting.losses import Loss
from interviewprep.proof.exporting.send_out import Wanted, choose, export
from interviewprep.proof.importing.bring_questions import Brought, Told, import_questions
from interviewprep.ui.console import note, print_json, say

NOTHING_IMPORTED = 1


def run_import_questions(file: Path, into: Path, source: str, licence: str, *, as_json: bool) -> int:
    """Import a file of questions; the exit code is 1 when none could be imported.

    Raises:
        PrepError: as `import_questions` does.
    """
    brought = import_questions(file, into, source=source, licence=licence)
    for told in brought.told:
        note(strip_control(f"{file}:{told.line}: {_words(told)}"))
    if as_json:
        print_json(_import_document(brought))
    elif brought.ids:
        left_out = f", {counted(brought.left_out, 'line')} left out" if brought.left_out else ""
        say(f"{brought.path}: {counted(len(brought.ids), 'question')}{left_out}")
    else:
        say("no question could be imported; nothing was written")
    return 0 if brought.ids else NOTHING_IMPORTED


def run_export(
    file: Path, target: str, banks: Sequence[str], topics: Sequence[str], formats: Sequence[str], *, as_json: bool
) -> None:
    """Write the questions that were asked for, and tell what is lost.

    Raises:
        PrepError: no bank, topic or format of that name, no question at all, or the file cannot be written.
    """
    kinds = frozenset(Format(known_name(name, Format, "format")) for name in formats)
    loaded = _load(banks)
    there = {question.topic for bank in loaded for question in bank.questions}
    wanted = Wanted(frozenset(known_name(name, there, "topic") for name in topics), kinds)
    questions = choose(loaded, wanted)
    losses = export(questions, file, target)
    for loss in losses:
        note(strip_control(str(loss)))
    if as_json:
        print_json(_export_document(file, target, len(questions), losses))
    else:
        say(f"{file}: {counted(len(questions), 'question')}")


def _load(names: Sequence[str]) -> list[LoadedBank]:
    """Read banks by name or by folder; without names, all that are found, and those with faults are left out aloud."""
    with open_library(find_paths()) as library:
        folders = {info.name: info.path for info in library.banks()}
        tell([] if names else library.notices)
    if names:
        roots = [root for name in names for root in _roots(name, folders)]
        return [load_bank(root) for root in dict.fromkeys(roots)]
    loaded = []
    for root in folders.values():
        try:
            loaded.append(load_bank(root))
        except ContentFault as fault:
            note(strip_control(f"{root} is left out: {fault}"))
    return loaded


def _roots(name: str, folders: dict[str, Path]) -> list[Path]:
    if name not in folders and Path(name).is_dir():
        return banks_at(Path(name))
    return [folders[known_name(name, folders, "bank")]]


def _words(told: Told) -> str:
    named = f"{told.id}: " if told.id else ""
    return f"{named}left out: {told.message}" if told.is_left_out else f"{named}{told.message}"


def _import_document(brought: Brought) -> dict[str, object]:
    return {
        "schema": 1,
        "bank": str(brought.path) if brought.ids else None,
        "questions": brought.ids,
        "left_out": [{"line": one.line, "reason": one.message} for one in brought.told if one.is_left_out],
        "losses": [
            {"line": one.line, "question": one.id or None, "message": one.message}
            for one in brought.told
            if not one.is_left_out
        ],
    }


def _export_document(file: Path, target: str, questions: int, losses: Sequence[Loss]) -> dict[str, object]:
    return {
        "schema": 1,
        "path": str(file),
        "to": target,
        "questions": questions,
        "losses": [{"message": loss.message, "questions": list(loss.questions)} for loss in losses],
    }
