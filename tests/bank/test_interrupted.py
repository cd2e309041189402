"""A large bank whose compiling is ended half-way: the next start goes on, and no question is missing or doubled."""

import json
import os
import pty
import signal
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from interviewprep.bank.compiled import compiler
from interviewprep.bank.files.layout import QuestionFiles
from interviewprep.bank.library import open_library
from interviewprep.bank.parse import read_question
from interviewprep.base.errors import Fault
from interviewprep.base.paths import Paths, find_paths
from support.banks import single_files, write_bank

QUESTIONS = 3_000
IDS = [f"question-{number}" for number in range(QUESTIONS)]


@pytest.fixture(scope="module")
def large(tmp_path_factory: pytest.TempPathFactory) -> Path:
    files = {
        path: text
        for number, name in enumerate(IDS)
        for path, text in single_files(name, topic=f"topic-{number % 7}").items()
    }
    return write_bank(tmp_path_factory.mktemp("banks") / "large", files)


def end_half_way(bank: Path, how: signal.Signals) -> tuple[int, str]:
    """Let `prep` compile the bank on a terminal, and end it when its bar has begun; return its status and the bar."""
    terminal, theirs = pty.openpty()
    environment = {**os.environ, "PREP_BANKS": str(bank)}
    command = [sys.executable, "-m", "interviewprep", "bank", "list", "--json"]
    with subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=theirs, env=environment) as process:
        os.close(theirs)
        seen = b""
        parts = output_of(terminal)
        while b"1,000 of 3,000" not in seen:
            seen += next(parts)
        # Once: a second Ctrl-C would end it in the middle of leaving.
        process.send_signal(how)
        seen += b"".join(parts)
        os.close(terminal)
        return process.wait(), seen.decode()


def output_of(terminal: int) -> Iterator[bytes]:
    """Give what is written to a terminal until its last writer is gone, which Linux tells as an error."""
    while True:
        try:
            part = os.read(terminal, 4096)
        except OSError:
            return
        if not part:
            return
        yield part


@pytest.mark.parametrize(("how", "status"), [(signal.SIGINT, 130), (signal.SIGKILL, -signal.SIGKILL)])
def test_the_next_start_goes_on_and_has_every_question_once(
    large: Path, paths: Paths, monkeypatch: pytest.MonkeyPatch, how: signal.Signals, status: int
) -> None:
    ended, bar = end_half_way(large, how)
    assert (ended, "Reading banks [###" in bar) == (status, True)
    read: list[str] = []

    def counted(files: QuestionFiles, bank: str, faults: list[Fault]) -> object:
        read.append(files.id)
        return read_question(files, bank, faults)

    monkeypatch.setattr(compiler, "read_question", counted)
    with open_library(paths, environ={"PREP_BANKS": str(large)}) as library:
        ids = [entry.id for entry in library.entries() if entry.bank == "large"]
        picked = library.sample(QUESTIONS, seed=1, exclude={e.ref for e in library.entries() if e.bank != "large"})
    assert sorted(ids) == sorted(IDS)
    assert sorted(entry.id for entry in picked) == sorted(IDS)
    assert len([name for name in read if name.startswith("question-")]) <= QUESTIONS - 1_000
    read.clear()
    with open_library(find_paths(), environ={"PREP_BANKS": str(large)}) as library:
        assert json.dumps(sorted(entry.id for entry in library.entries() if entry.bank == "large"))
    assert read == []
