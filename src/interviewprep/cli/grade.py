"""`prep grade`: one answer, one verdict, or many from a file; for scripts and editors."""

import os
import stat
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from interviewprep.base.errors import ContentFault, UsageFault
from interviewprep.base.limits import MAX_ANSWER_BYTES
from interviewprep.cli import completing, new_app
from interviewprep.model.question import Question
from interviewprep.model.score import Score
from interviewprep.model.taxonomy import Format
from interviewprep.model.verdict import Verdict

if TYPE_CHECKING:
    from interviewprep.bank.library import Library

STANDARD_INPUT = "-"
NOT_ACCEPTED = 1
JUDGE_FAILED = 4

EXAMPLES = """\b
Examples:
  prep grade two-sum solution.py
  echo 0.44 | prep grade precision-where-fraud-is-rarer - --json
  prep grade --batch answers.jsonl --out verdicts.jsonl --workers 2
"""

app = new_app()


@app.command(epilog=EXAMPLES)
def grade(
    question: Annotated[
        str | None,
        typer.Argument(
            metavar="QUESTION",
            help="Id of the question, or bank/id.",
            show_default=False,
            autocompletion=completing.questions,
        ),
    ] = None,
    file: Annotated[
        str | None,
        typer.Argument(metavar="FILE|-", help="File that holds the answer; - is standard input.", show_default=False),
    ] = None,
    *,
    json: Annotated[bool, typer.Option("--json", help="Print one JSON document and nothing else.")] = False,
    bank: Annotated[
        Path | None, typer.Option("--bank", metavar="DIR", help="Folder of one more bank, for this call.")
    ] = None,
    unsafe_run: Annotated[
        bool, typer.Option("--unsafe-run", help="Run the answer even where it cannot be confined.")
    ] = False,
    batch: Annotated[
        str | None,
        typer.Option(
            "--batch", metavar="FILE|-", help='Grade many: a line {"id", "question", "answer"} each. Prints JSON lines.'
        ),
    ] = None,
    out: Annotated[
        Path | None,
        typer.Option("--out", metavar="FILE", help="With --batch: write here; run again, and it goes on."),
    ] = None,
    workers: Annotated[
        int | None, typer.Option("--workers", metavar="N", min=1, max=64, help="With --batch: grade N at once. [1]")
    ] = None,
) -> int:
    """Grade an answer to one question, or a file of answers.

    Programs are run against all tests. Choices, numbers and orders are read as text: b, or a,c, or 0.44, or b,a,d,c;
    letters mean the order in the question's file. Of prose it prints a proposal: what your words say of the rubric.

    Exit code: 0 accepted, 1 not accepted, 2 wrong usage, 3 no readable answer, 4 no judge or a fault of the judge.
    Of prose: 0 the proposal passes, 1 it does not or the text is suspicious and gets none.
    With --batch: 0 every line got a verdict or proposal, 1 a line is bad or the judge failed on it, 4 no judge.
    """
    if batch is not None:
        if question is not None:
            raise UsageFault("--batch takes questions and answers from its file: leave out QUESTION and FILE")
        return _grade_batch(batch, out, bank, workers or 1, unsafe=unsafe_run)
    if out is not None or workers is not None:
        raise UsageFault("--out and --workers belong to --batch; name its file, too")
    if question is None or file is None:
        raise UsageFault("name a QUESTION and a FILE, or --batch FILE. See `prep grade --help`.")
    asked = find_question(question, bank)
    if asked.format.is_rubric:
        from interviewprep.cli.prose import grade_prose

        return grade_prose(asked, read_answer(file), as_json=json)
    score = grade_text(asked, read_answer(file), file, unsafe=unsafe_run)
    if sys.platform == "linux":
        from interviewprep.judge.ahead import end_early

        end_early()
    _print(asked, score, as_json=json)
    return exit_code(score)


def find_question(ref: str, bank: Path | None) -> Question:
    """Find a question that this command can grade.

    Raises:
        UsageFault: There is no such question, or a person has to confirm what its answers hold.
    """
    with _open_library(bank) as library:
        return _find_in(library, ref)


def _grade_batch(source: str, out: Path | None, bank: Path | None, workers: int, *, unsafe: bool) -> int:
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
    from interviewprep.grade.document import to_document
    from interviewprep.grade.lines import describe
    from interviewprep.ui.console import print_json, say, text_width

    if as_json:
        print_json(to_document(question, score))
        return
    for line in describe(question, score, text_width()):
        say(line)
