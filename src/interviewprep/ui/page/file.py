"""The page as a file: whole or not at all, and never over something that was not ours."""

from pathlib import Path

from interviewprep.base.errors import UsageFault
from interviewprep.base.writing import may_replace, replacing
from interviewprep.ui.page.document import MARK


def write_page(page: str, file: Path, *, force: bool) -> None:
    """Write a page to `file`; an earlier page of ours is replaced, and with `force` whatever is there.

    Raises:
        UsageFault: it is a folder, or a file of another kind and not forced.
        EnvironmentFault: it cannot be read or written.
    """
    if file.is_dir():
        raise UsageFault(f"'{file}' is a folder. Name a file, such as {file / 'report.html'}.")
    if not force and not may_replace(file, MARK):
        raise UsageFault(f"'{file}' is there and is no report. Name another file, or add --force to write over it.")
    with replacing(file) as draft:
        draft.write_text(page, encoding="utf-8", newline="\n")
