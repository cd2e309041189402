"""`prep grade`: one answer, one verdict, or many from a file; for scripts and editors."""

from pathlib import Path
from typing import Annotated

import typer

from interviewprep.base.errors import UsageFault
from interviewprep.cli import completing, new_app
from interviewprep.cli.grading import grade_file, grade_one
from interviewprep.cli.options import MOST_AT_ONCE, number_option

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
        int | None,
        number_option("--workers", 1, MOST_AT_ONCE, says="With --batch: grade N at once. [1]"),
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
        return grade_file(batch, out, bank, workers or 1, unsafe=unsafe_run)
    if out is not None or workers is not None:
        raise UsageFault("--out and --workers belong to --batch; name its file, too")
    if question is None or file is None:
        raise UsageFault("name a QUESTION and a FILE, or --batch FILE. See `prep grade --help`.")
    return grade_one(question, file, bank=bank, as_json=json, unsafe=unsafe_run)
