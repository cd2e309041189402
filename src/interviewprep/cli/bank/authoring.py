"""`prep bank new|preview|schema`: for those who write questions."""

from pathlib import Path
from typing import Annotated

import typer

from interviewprep.base.errors import UsageFault
from interviewprep.base.paths import Paths, find_paths
from interviewprep.cli import completing
from interviewprep.cli.options import AsJson, known_name
from interviewprep.model.taxonomy import Format
from interviewprep.ui.console import note, print_json, say

NewId = Annotated[str, typer.Argument(metavar="[ID]", help="Its lasting id.", show_default=False)]
OneFormat = Annotated[
    str, typer.Option("--format", metavar="FORMAT", help="What kind of question.", autocompletion=completing.formats)
]
OneTopic = Annotated[
    str,
    typer.Option(
        "--topic", metavar="TOPIC", help="Its topic, which is its folder, too.", autocompletion=completing.topics
    ),
]
IntoBank = Annotated[
    Path | None,
    typer.Option("--bank", metavar="DIR", help="The bank; made if DIR is not there yet.", show_default=False),
]


def new(
    question: NewId = "",
    *,
    format_: OneFormat,
    topic: OneTopic,
    bank: IntoBank = None,
    json: AsJson = False,
) -> None:
    """Write the files of a new question, with marks where you have to write.

    Without --bank it goes into the current folder, if that is a bank, or else into the one bank of your own.

    Example: prep bank new drifting-scanner --format single --topic monitoring --bank ~/banks/mine
    """
    from interviewprep.proof.authoring.skeleton import write_skeleton

    form = Format(known_name(format_, Format, "format"))
    root = bank or _own_bank(find_paths())
    path = write_skeleton(root, form, topic, question)
    if json:
        print_json({"schema": 1, "path": str(path), "bank": str(root)})
        return
    say(str(path))
    note(f"Fill in what is to be written, look at it with `prep bank preview {path}`, then `prep bank check {root}`.")


def preview(
    question: Annotated[
        str,
        typer.Argument(
            metavar="QUESTION|FILE", help="Id, bank/id, or a question's own file.", autocompletion=completing.questions
        ),
    ],
    plain: Annotated[bool, typer.Option("--plain", help="One fact a line, without colours and boxes.")] = False,
) -> None:
    """Show a question as a candidate sees it, read afresh when a file is named.

    Example: prep bank preview question_banks/coding/arrays-hashing/two-sum/question.md
    """
    from interviewprep.bank.library import open_library
    from interviewprep.bank.parse import read_question_file
    from interviewprep.ui.preview import show_preview

    path = Path(question)
    if path.suffix == ".md" or path.is_dir():
        found = read_question_file(path)
    else:
        with open_library(find_paths()) as library:
            found = library.find(question)
    show_preview(found, plain=plain)


def schema(
    table: Annotated[
        str,
        typer.Argument(metavar="[NAME]", help="A format, `bank`, `cases`, or `question` for all formats."),
    ] = "question",
) -> None:
    """Print the JSON Schema of the front matter, so that editors complete and check it.

    Example: prep bank schema single > single.schema.json
    """
    from interviewprep.bank.schema.export import json_schema, table_names

    print_json(json_schema(known_name(table, table_names(), "table")))


def _own_bank(paths: Paths) -> Path:
    from interviewprep.bank.discovery import banks_in
    from interviewprep.bank.files.layout import is_bank

    here = Path()
    if is_bank(here):
        return here
    own = banks_in(paths.banks)
    if len(own) == 1:
        return own[0]
    several = f"there are several banks in {paths.banks}" if own else f"there is no bank here nor in {paths.banks}"
    raise UsageFault(f"{several}: name one with --bank DIR, which is made if it is not there yet")
