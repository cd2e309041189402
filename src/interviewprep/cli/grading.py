"""What `prep grade` does once it is known what is wanted: this loads no Typer, since editors run it at each save."""

import os
import stat
import sys
from pathlib import Path
from typing import TYPE_CHECKING

from interviewprep.base.errors import ContentFault, UsageFault
from interviewprep.base.limits import MAX_ANSWER_BYTES
from interviewprep.model.question import Question
from interviewprep.model.score import Score
from interviewprep.model.taxonomy import Format
from interviewprep.model.verdict import Verdict

if TYPE_CHECKING:
    from interviewprep.bank.library import Library

STANDARD_INPUT = "-"
NOT_ACCEPTED = 1
JUDGE_FAILED = 4


def grade_one(question: str, file: str, *, bank: Path | None, as_json: bool, unsafe: bool = False) -> int:
    """Grade one answer, print what comes of it, and return the exit code.

    Raises:
        UsageFault: there is no such question or file.
        ContentFault: the file holds no answer.
        JudgeUnavailable: a program cannot be run in confinement here.
    """
    asked = find_question(question, bank)
    if asked.format.is_rubric:
        from interviewprep.cli.prose import grade_prose

        return grade_prose(asked, read_answer(file), as_json=as_json)
    score = grade_text(asked, read_answer(file), file, unsafe=unsafe)
    if sys.platform == "linux":
        from interviewprep.judge.ahead import end_early

        end_early()
    _print(asked, score, as_json=as_json)
    return exit_code(score)


def find_question(ref: str, bank: Path | None) -> Question:
    """Find a question that this command can grade.

    Raises:
        UsageFault: There is no such question, or a person has to confirm what its answers hold.
    """
    with _open_library(bank) as library:
        return _find_in(library, ref)


def grade_file(source: str, out: Path | None, bank: Path | None, workers: int, *, unsafe: bool) -> int:
    """Grade a line of `source` after the other, and return the exit code; raises as `run_batch` does."""
    from interviewprep.cli.batch import run_batch
    from interviewprep.grade.score import grade as grade_answer

    with _open_library(bank) as library:
        return run_batch(
            source,
            out,
            lambda ref: _find_in(library, ref),
            lambda question, answer: grade_answer(question, answer, unsafe=unsafe),
            workers=workers,
        )


def _open_library(bank: Path | None) -> "Library":
    from interviewprep.bank.library import open_library
    from interviewprep.base.paths import find_paths
    from interviewprep.judge.examine.kept import keep_in

    paths = find_paths()
    keep_in(paths.drawn_inputs)
    return open_library(paths, extra=[bank] if bank else [])


def _find_in(library: "Library", ref: str) -> Question:
    question = library.find(ref)
    if question.format is Format.REVIEW:
        raise UsageFault(
            f"'{question.id}' is of format {question.format}: it is graded in an interview, where you confirm "
            f"what your answer holds. Try `prep interview --area {question.area}`."
        )
    return question


def grade_text(question: Question, text: str, source: str, *, unsafe: bool) -> Score:
    """Grade what was read from `source`.

    Raises:
        ContentFault: `text` holds no answer of the question's format.
        JudgeUnavailable: A program cannot be run in confinement here.
    """
    from interviewprep.grade.answers import parse_answer
    from interviewprep.grade.figures import AnswerFault
    from interviewprep.grade.score import grade as grade_answer

    try:
        answer = parse_answer(question, text)
    except AnswerFault as fault:
        raise ContentFault(f"{_name(source)} holds no answer to '{question.id}': {fault}") from fault
    return grade_answer(question, answer, unsafe=unsafe)


def read_answer(source: str) -> str:
    """Read an answer from a file or, for `-`, from standard input.

    Raises:
        UsageFault: There is no such file.
        ContentFault: It is no regular file, cannot be read, is too large, or is not UTF-8.
    """
    data = _read_standard_input() if source == STANDARD_INPUT else _read_file(Path(source))
    if len(data) > MAX_ANSWER_BYTES:
        limit = f"{MAX_ANSWER_BYTES // 1024} KiB"
        raise ContentFault(f"{_name(source)} is too large for an answer: {limit} is the limit. Is it the right file?")
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
        raise ContentFault(
            f"{_name(source)} is not UTF-8 text (line {line}). Save it as UTF-8 and try again."
        ) from error


def exit_code(score: Score) -> int:
    """Turn a machine's verdict into the status of the process."""
    if score.verdict is Verdict.JUDGE_ERROR:
        return JUDGE_FAILED
    return 0 if score.verdict is Verdict.ACCEPTED else NOT_ACCEPTED


def _read_standard_input() -> bytes:
    if sys.stdin is None:
        raise UsageFault("standard input is closed. Name the file with your answer instead of -.")
    try:
        return sys.stdin.buffer.read(MAX_ANSWER_BYTES + 1)
    except OSError as error:
        raise ContentFault(f"standard input cannot be read: {error.strerror}.") from error


def _read_file(path: Path) -> bytes:
    """Read at most one byte more than an answer may have, from a regular file only."""
    try:
        # Without blocking: opening a named pipe would wait for a writer.
        descriptor = os.open(path, os.O_RDONLY | getattr(os, "O_NONBLOCK", 0))
        try:
            # Asked of what is open, which nobody can exchange any more.
            _require_regular(path, os.fstat(descriptor).st_mode)
            with os.fdopen(descriptor, "rb", closefd=False) as file:
                return file.read(MAX_ANSWER_BYTES + 1)
        finally:
            os.close(descriptor)
    except (FileNotFoundError, NotADirectoryError) as error:
        raise UsageFault(
            f"there is no file '{path}'. Name the file with your answer, or - for standard input."
        ) from error
    except OSError as error:
        raise ContentFault(f"'{path}' cannot be read: {error.strerror}.") from error


def _require_regular(path: Path, mode: int) -> None:
    if not stat.S_ISREG(mode):
        what = "a folder" if stat.S_ISDIR(mode) else "a pipe or a device"
        raise ContentFault(f"'{path}' is {what}, not a file. Name one file, or - for standard input.")


def _name(source: str) -> str:
    return "standard input" if source == STANDARD_INPUT else f"'{source}'"


def _print(question: Question, score: Score, *, as_json: bool) -> None:
    from interviewprep.ui.console import print_json, say, text_width

    if as_json:
        from interviewprep.grade.document import to_document

        print_json(to_document(question, score))
        return
    from interviewprep.grade.lines import describe

    for line in describe(question, score, text_width()):
        say(line)
