"""The page as a file: whole or not at all, and never over something that was not ours."""

from pathlib import Path

from interviewprep.base.errors import EnvironmentFault, UsageFault
from interviewprep.base.writing import replacing
from interviewprep.ui.page.document import MARK

_HEAD_BYTES = 1_024


def write_page(page: str, file: Path, *, force: bool) -> None:
    """Write a page to `file`; an earlier page of ours is replaced, and with `force` whatever is there.

    Raises:
        UsageFault: it is a folder, or a file of another kind and not forced.
        EnvironmentFault: it cannot be read or written.
    """
    if file.is_dir():
        raise UsageFault(f"'{file}' is a folder. Name a file, such as {file / 'report.html'}.")
    if not force and not _is_ours(file):
        raise UsageFault(f"'{file}' is there and is no report. Name another file, or add --force to write over it.")
    with replacing(file) as draft:
        draft.write_text(page, encoding="utf-8", newline="\n")


def _is_ours(file: Path) -> bool:
    """Whether there is nothing yet, or a page that says that it came from here."""
    try:
        with file.open("rb") as stream:
            head = stream.read(_HEAD_BYTES)
    except FileNotFoundError:
        return True
    except OSError as error:
        raise EnvironmentFault(f"'{file}' cannot be read: {error.strerror or error}") from error
    return not head or MARK.encode("ascii") in head
