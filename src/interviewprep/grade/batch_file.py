"""The file that a batch writes, and goes on with after it was cut off: one document a line, each written at once."""

import errno
import json
import os
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import BinaryIO

from interviewprep.base.errors import ContentFault, EnvironmentFault, UsageFault
from interviewprep.grade.batch import Document, Done, is_refusal
from interviewprep.grade.document import SCHEMA
from interviewprep.grade.jsonl import Line, LineFault, read_object
from interviewprep.model.verdict import Verdict

_FIRST_WORDS = f'{{"schema": {SCHEMA}, "id": '.encode()
_MAX_LINE_BYTES = 1 << 26


@dataclass(slots=True)
class Tally:
    """What came of the lines: those without a verdict of their own are `refused` or `judge_errors`.

    Prose is accepted where it is proposed to pass.
    """

    accepted: int = 0
    not_accepted: int = 0
    judge_errors: int = 0
    refused: int = 0

    @property
    def lines(self) -> int:
        """All lines counted."""
        return self.accepted + self.not_accepted + self.judge_errors + self.refused

    @property
    def is_complete(self) -> bool:
        """Whether every line got a verdict."""
        return not self.refused and not self.judge_errors

    def add(self, document: Document) -> None:
        """Count one document."""
        verdict = document.get("verdict")
        if is_refusal(document):
            self.refused += 1
        elif verdict == Verdict.JUDGE_ERROR:
            self.judge_errors += 1
        elif verdict == Verdict.ACCEPTED or document.get("passed") is True:
            self.accepted += 1
        else:
            self.not_accepted += 1


@dataclass(slots=True)
class ResultFile:
    """An open file of results: what it held before, and where the next line goes."""

    path: Path
    descriptor: int
    done: Done = field(default_factory=Done)
    before: Tally = field(default_factory=Tally)

    def write(self, document: Document) -> None:
        """Append one line; when this returns the system has it, and killing this process does not lose it.

        Raises:
            EnvironmentFault: the disk is full or refuses.
        """
        rest = memoryview(write_line(document))
        try:
            while rest:
                rest = rest[os.write(self.descriptor, rest) :]
        except OSError as error:
            raise EnvironmentFault(
                f"{self.path} cannot be written: {error.strerror}. What it holds is kept: make room, then run the same "
                "command again, and it goes on from there."
            ) from error


def write_line(document: Document) -> bytes:
    """Write a document as one line of ASCII, which no encoding of a terminal or a file can spoil."""
    return json.dumps(document).encode("ascii") + b"\n"


@contextmanager
def open_results(path: Path) -> Iterator[ResultFile]:
    """Open a file of results to go on with it, or make it; a last line that was cut off is dropped.

    Until it is closed nobody else can open it here: two runs would take each other's lines for torn ones.

    Raises:
        UsageFault: its folder is missing, or it is a folder itself.
        ContentFault: it holds lines that no batch has written; it is left as it is.
        EnvironmentFault: it cannot be read or written, or another run is writing it.
    """
    try:
        descriptor = os.open(path, os.O_RDWR | os.O_CREAT | os.O_APPEND | getattr(os, "O_CLOEXEC", 0), 0o666)
    except (FileNotFoundError, IsADirectoryError, NotADirectoryError) as error:
        raise UsageFault(
            f"'{path}' cannot be written: {error.strerror}. Name a file in a folder that is there."
        ) from error
    except OSError as error:
        raise EnvironmentFault(f"'{path}' cannot be written: {error.strerror}.") from error
    try:
        _lock(path, descriptor)
        results = ResultFile(path, descriptor)
        with open(descriptor, "rb", closefd=False) as file:
            end = _read_back(file, results)
        os.truncate(descriptor, end)
        yield results
    finally:
        os.close(descriptor)


def _lock(path: Path, descriptor: int) -> None:
    """Keep others out until the descriptor is closed, which the system does when this process dies."""
    try:
        import fcntl
    except ImportError:
        return  # Windows has locks of another kind, which would keep readers out as well
    try:
        fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError as error:
        raise EnvironmentFault(
            f"'{path}' is being written by another run. Wait until that has ended, or name another file after --out."
        ) from error
    except OSError as error:
        if error.errno not in {errno.ENOLCK, errno.ENOTSUP, errno.ENOSYS}:
            raise EnvironmentFault(f"'{path}' cannot be locked: {error.strerror}.") from error
        # A file system without locks cannot tell of another run; that is no reason to refuse this one.


def _read_back(file: BinaryIO, results: ResultFile) -> int:
    """Take note of every whole line and give the place where the last one ends."""
    end = 0
    for number, line in enumerate(iter(lambda: file.readline(_MAX_LINE_BYTES), b""), start=1):
        if not line.endswith(b"\n") and _is_torn(line):
            break
        try:
            document = read_object(Line(number, line))
            results.done.add(document)
        except (LineFault, ValueError) as error:
            raise ContentFault(
                f"'{results.path}' line {number} was not written by a batch, so nothing is added to this file. "
                "Name another file after --out."
            ) from error
        results.before.add(document)
        end += len(line)
    return end


def _is_torn(line: bytes) -> bool:
    """Whether a line without an end is the beginning of one of ours, and nobody's text."""
    return line.startswith(_FIRST_WORDS) or _FIRST_WORDS.startswith(line)
