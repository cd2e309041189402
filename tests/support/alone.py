"""One bank alone: the shipped ones step aside, so that what is asked does not change when they grow."""

import os
import shutil
from pathlib import Path

import pytest

from interviewprep.bank.discovery import banks_in, shipped_banks
from support.banks import MANIFEST
from support.small_bank import write_small_bank


def use_small_bank_alone(folder: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Let `prep` find the bank `small` and nothing else; return the bank's folder."""
    hide_shipped_banks(folder)
    monkeypatch.setenv("PREP_BANKS", str(folder))
    small = write_small_bank(folder)
    settle(folder)
    return small


def use_shipped_question_alone(folder: Path, monkeypatch: pytest.MonkeyPatch, question: str) -> None:
    """Let `prep` find one shipped question, named by its path with its bank, and nothing else."""
    hide_shipped_banks(folder)
    add_shipped_question(folder, question)
    monkeypatch.setenv("PREP_BANKS", str(folder))
    settle(folder)


def add_shipped_question(folder: Path, question: str) -> None:
    """Add one shipped question, a file or a folder named by its path, to the banks that `prep` finds in `folder`."""
    shipped = shipped_banks()[0] / question
    (folder / question).parent.mkdir(parents=True, exist_ok=True)
    if shipped.is_dir():
        shutil.copytree(shipped, folder / question)
    else:
        shutil.copy(shipped, folder / question)


def hide_shipped_banks(folder: Path) -> None:
    """Write an empty bank under the name of each shipped one: of two banks with one name, the shipped one yields."""
    for bank in banks_in(shipped_banks()[0]):
        hidden = folder / bank.name
        hidden.mkdir(parents=True)
        (hidden / "bank.toml").write_text(MANIFEST.format(name=bank.name), encoding="utf-8")


def settle(folder: Path) -> None:
    """Let banks look as if written long ago: what is new may change within the clock's step, and is never believed."""
    for path in (folder, *folder.rglob("*")):
        os.utime(path, (_LONG_AGO_S, _LONG_AGO_S))


_LONG_AGO_S = 1_000_000_000
