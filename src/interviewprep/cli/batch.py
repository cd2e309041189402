"""`prep grade --batch`: lines of answers from a file or a pipe, lines of verdicts to a file or a pipe."""

import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from functools import lru_cache
from pathlib import Path
from typing import BinaryIO

from interviewprep.base.errors import ContentFault, UsageFault
from interviewprep.base.text import counted
from interviewprep.grade.batch import MAX_LINE_BYTES, Document, Finder, Grader, grade_batch
from interviewprep.grade.batch_file import ResultFile, Tally, open_results, write_line
from interviewprep.grade.jsonl import read_lines
from interviewprep.ui.console import note, say

STANDARD_INPUT = "-"
NOT_ALL_GRADED = 1
TOLD_EVERY_S = 5.0
QUESTIONS_KEPT = 256


def run_batch(source: str, out: Path | None, find: Finder, grade_one: Grader, *, workers: int) -> int:
    """Grade every line of `source`; the exit code is 0 when each line got a verdict, and 1 otherwise.

    Raises:
        UsageFault: there is no such file.
        ContentFault: `out` holds something else than results.
        JudgeUnavailable: programs cannot be run in confinement here; results so far are kept.
    """
    # Many answers to few questions are the rule, and a question takes long to find compared with one to grade.
    cached = lru_cache(QUESTIONS_KEPT)(find)
    with _open_source(source) as stream, _open_results(out) as results:
        tally = results.before if results else Tally()
        there = tally.lines
        told_s = time.monotonic()
        for document in grade_batch(
            read_lines(stream, MAX_LINE_BYTES),
            cached,
            grade_one,
            done=results.done if results else None,
            workers=workers,
        ):
            _write(document, results)
            tally.add(document)
            if time.monotonic() - told_s > TOLD_EVERY_S:
                told_s = time.monotonic()
                note(f"{counted(tally.lines, 'line')} done")
        note(_summary(tally, there))
    return 0 if tally.is_complete else NOT_ALL_GRADED


@contextmanager
def _open_source(source: str) -> Iterator[BinaryIO]:
    if source == STANDARD_INPUT:
        if sys.stdin is None:
            raise UsageFault("standard input is closed. Name the file with the answers instead of -.")
        yield sys.stdin.buffer
        return
    try:
        stream = Path(source).open("rb")  # noqa: SIM115 - closed below, past the errors of opening alone
    except (FileNotFoundError, NotADirectoryError) as error:
        raise UsageFault(
            f"there is no file '{source}'. Name the file with the answers, or - for standard input."
        ) from error
    except OSError as error:
        raise ContentFault(f"'{source}' cannot be read: {error.strerror}.") from error
    with stream:
        yield stream


@contextmanager
def _open_results(out: Path | None) -> Iterator[ResultFile | None]:
    if out is None:
        yield None
        return
    with open_results(out) as results:
        yield results


def _write(document: Document, results: ResultFile | None) -> None:
    if results:
        results.write(document)
    else:
        say(write_line(document).decode("ascii").rstrip("\n"))


def _summary(tally: Tally, there: int) -> str:
    parts = [f"{tally.accepted} accepted", f"{tally.not_accepted} not accepted"]
    parts += [counted(tally.judge_errors, "fault of the judge", "faults of the judge")] if tally.judge_errors else []
    parts += [counted(tally.refused, "bad line")] if tally.refused else []
    parts += [f"{there} of them there already"] if there else []
    return f"{counted(tally.lines, 'line')}: {', '.join(parts)}"
