"""Which files make up a bank: `bank.toml`, `bank.lock`, and `<topic>/<id>.md` or `<topic>/<id>/question.md`."""

import os
from collections.abc import Iterator
from pathlib import Path

from interviewprep.bank.files.textfile import FaultLog
from interviewprep.base.errors import Fault
from interviewprep.base.records import dataclass

MANIFEST = "bank.toml"
LOCK = "bank.lock"
QUESTION = "question.md"
_ROOT_FILES = frozenset({MANIFEST, LOCK, "README.md", "LICENSE", "LICENSE.md", "LICENSE.txt", "NOTICE", "CHANGELOG.md"})


@dataclass(frozen=True, slots=True)
class QuestionFiles:
    """The files of one question: its own, and those beside it where it has a folder to itself.

    `id` and `topic` are taken from the names of file and folder; `folders` are this question's alone.
    """

    id: str
    topic: str
    path: Path
    extra: tuple[Path, ...] = ()
    folders: tuple[Path, ...] = ()

    @property
    def folder(self) -> Path | None:
        """The question's own folder, if it has one."""
        return self.folders[0] if self.folders else None


@dataclass(frozen=True, slots=True)
class BankFiles:
    """What lies in a bank: the folders shared by questions, and the questions in the order of their paths."""

    root: Path
    folders: tuple[Path, ...]
    questions: tuple[QuestionFiles, ...]


def is_bank(path: Path) -> bool:
    """Tell whether a folder is meant to be a bank."""
    return (path / MANIFEST).exists()


def list_bank(root: Path, faults: list[Fault]) -> BankFiles:
    """List the files of a bank; what has no place in it is noted."""
    folders = [root]
    questions: list[QuestionFiles] = []
    for entry in _scan(root, faults):
        if _is_folder(entry):
            folders.append(Path(entry.path))
            questions.extend(_list_topic(Path(entry.path), faults))
        elif entry.name not in _ROOT_FILES:
            advice = "questions lie one folder deeper, in the folder of their topic"
            reason = advice if entry.name.endswith(".md") else "a bank holds bank.toml, bank.lock and folders of topics"
            FaultLog(Path(entry.path), faults).add(1, f"this file has no place here; {reason}")
    return BankFiles(root, tuple(folders), tuple(questions))


def _list_topic(folder: Path, faults: list[Fault]) -> Iterator[QuestionFiles]:
    for entry in _scan(folder, faults):
        path = Path(entry.path)
        if _is_folder(entry):
            yield _list_question(path, folder.name, faults)
        elif entry.name.endswith(".md"):
            yield QuestionFiles(entry.name.removesuffix(".md"), folder.name, path)
        else:
            FaultLog(path, faults).add(1, "this file has no place here; a topic holds <id>.md and folders <id>/")


def _list_question(folder: Path, topic: str, faults: list[Fault]) -> QuestionFiles:
    extra: list[Path] = []
    folders = [folder]
    for entry in _scan(folder, faults):
        path = Path(entry.path)
        if entry.name == "wrong" and _is_folder(entry):
            folders.append(path)
            extra.extend(Path(inner.path) for inner in _scan(path, faults))
        elif entry.name != QUESTION:
            extra.append(path)
    return QuestionFiles(folder.name, topic, folder / QUESTION, tuple(extra), tuple(folders))


def _scan(folder: Path, faults: list[Fault]) -> list[os.DirEntry[str]]:
    """List a folder by name, without hidden files, editors' copies and compiled Python."""
    try:
        with os.scandir(folder) as entries:
            found = [entry for entry in entries if not _is_by_product(entry.name)]
    except OSError as error:
        FaultLog(folder, faults).add(1, f"the folder cannot be read: {error.strerror or error}")
        return []
    return sorted(found, key=lambda entry: entry.name)


def _is_folder(entry: os.DirEntry[str]) -> bool:
    try:
        return entry.is_dir()
    except OSError:
        # A circle of links, or out of reach: as a file it is tried, and told.
        return False


def _is_by_product(name: str) -> bool:
    return name.startswith((".", "#")) or name.endswith("~") or name == "__pycache__"
